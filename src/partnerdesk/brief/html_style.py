"""The look of the brief as a web page, for the screen, for large letters and for paper. Only the style sheet."""

from partnerdesk.brief.inks import INKS
from partnerdesk.charts.shapes import Ink

_SHEET = """
:root{color:$ink;background:#fff;font:100%/1.55 "Noto Sans",Lato,"Segoe UI",Arial,sans-serif}
html.large{font-size:137.5%}
body{margin:0;overflow-wrap:break-word}
main,footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
h1,h2{font-family:"Noto Serif","Source Serif 4",Georgia,serif;color:$primary;line-height:1.25}
h1{font-size:2.1rem;margin:.2em 0 .3em}
h2{font-size:1.5rem;margin:2.4em 0 .4em;padding-top:.8em;border-top:2px solid $primary}
h3,h4{font-size:1.05rem;color:$primary;margin:1.6em 0 .3em}
p{margin:.5em 0}
a{color:$accent;text-underline-offset:.15em}
a:focus-visible{outline:3px solid $accent;outline-offset:2px}
.mast{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap}
.mast{border-bottom:2px solid $ink;padding:1rem 0 .5rem}
.kicker{color:$accent;font-weight:700;margin-top:1.5rem}
.lead{font-family:"Noto Serif","Source Serif 4",Georgia,serif;font-size:1.15rem}
.muted,.small,figcaption .note,.note,.by{color:$muted}
.small,.note,.by{font-size:.9rem}
.accent{color:$accent}
.mark{font-weight:700;color:$muted}
blockquote{margin:1.2em 0;padding-left:1rem;border-left:4px solid $tone}
blockquote .said{font-family:"Noto Serif","Source Serif 4",Georgia,serif;font-style:italic;font-size:1.12rem}
.scroll{overflow-x:auto;margin:1em 0}
table{border-collapse:collapse;width:100%;font-size:.93rem}
caption{text-align:left;font-weight:700;padding:.4em 0}
th,td{text-align:left;vertical-align:top;padding:.4em .6em .4em 0;border-bottom:1px solid $rule}
thead th{border-top:2px solid $ink;border-bottom:1px solid $ink}
tbody tr:last-child>*{border-bottom:1.5px solid $ink}
.right{text-align:right}.centre{text-align:center}
figure{margin:1.2em 0}
figcaption{font-weight:700}figure .note{font-weight:400}
figure svg{width:100%;height:auto;font-family:Lato,Arial,Helvetica,"Liberation Sans","Noto Sans",sans-serif}
th .muted{font-weight:400}
.word{white-space:nowrap}
.sign{vertical-align:-.12em;margin-right:.35em}
.box{background:$tint;border-left:5px solid $primary;padding:.8rem 1.1rem;margin:1.2em 0}
.box.warning{border-color:$amber}.box.plain{border-color:$cool}
.box>p:first-child{color:$primary;font-weight:700}
.two{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}
.sheet{border-top:2px dashed $muted;margin-top:3rem;padding-top:1rem}
.big{font-size:1.375rem}
.sign-here{border:1px solid $ink;padding:1rem;margin:1.2em 0}
.to-write{min-height:16rem}
.sign-here span{display:inline-block;min-width:14rem;border-top:1px solid $ink}
.sign-here span{margin:2.2rem 1.2rem 0 0;color:$muted;font-size:.9rem}
.easy{display:grid;grid-template-columns:9rem 1fr;gap:1.5rem;align-items:start;margin:1rem 0}
.easy span{display:block;height:7rem;border:2px dashed $muted;border-radius:.6rem}
.ticks{list-style:none;padding-left:0;margin:.3em 0 .8em}.ticks li{margin:.15em 0}
.ticks.beside li{display:inline-block;margin-right:1.6rem}
nav ol{columns:2;padding-left:1.2rem}
footer{color:$muted;font-size:.85rem;border-top:1px solid $rule;margin-top:3rem;padding-top:.6rem;padding-bottom:2rem}
@media (max-width:40rem){.two,nav ol{display:block;columns:1}}
@media print{
nav{display:none}main,footer{max-width:none}h2{break-after:avoid}a{color:inherit}
tr,figure,blockquote,.box,.easy,.close{break-inside:avoid}
}
"""
_NAMES = {
    "$ink": Ink.INK,
    "$primary": Ink.PRIMARY,
    "$accent": Ink.ACCENT,
    "$muted": Ink.MUTED,
    "$rule": Ink.RULE,
    "$tint": Ink.TINT,
    "$tone": Ink.TONE_3,
    "$amber": Ink.AMBER_FILL,
    "$cool": Ink.COOL,
}


def style_sheet() -> str:
    """Return the style sheet with its colours."""
    sheet = _SHEET.strip()
    for name, ink in _NAMES.items():
        sheet = sheet.replace(name, INKS[ink])
    return sheet
