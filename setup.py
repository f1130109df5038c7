from setuptools import find_packages, setup

# The data files stand at the top of the tree and become the package `partnerdesk.resources`: found by
# importlib.resources in a wheel, in an editable install and in a frozen build (docs/decisions/0001).
setup(
    packages=[*find_packages("src"), "partnerdesk.resources"],
    package_dir={"": "src", "partnerdesk.resources": "resources"},
    package_data={"partnerdesk": ["py.typed"], "partnerdesk.resources": ["**/*"]},
)
