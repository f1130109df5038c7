; The installer for Windows: for one person, without an administrator. Inno Setup 6: iscc packaging\windows\partnerdesk.iss
; It packs dist\partnerdesk, which `pyinstaller packaging\partnerdesk.spec` makes. What was tried: packaging\README.md.

#define Name "PartnerDesk"
#define Version GetEnv("PARTNERDESK_VERSION")
#define Type "PartnerDesk.partnership"

[Setup]
AppId={{6C1A8B52-6B1E-4E0B-9C35-5B3C1D7F2A90}
AppName={#Name}
AppVersion={#Version}
AppPublisher=PartnerDesk contributors
PrivilegesRequired=lowest
DefaultDirName={autopf}\{#Name}
DisableProgramGroupPage=yes
DisableDirPage=auto
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=partnerdesk-{#Version}-windows-setup
SetupIconFile=..\..\build\icons\partnerdesk.ico
UninstallDisplayIcon={app}\partnerdesk.exe
ChangesAssociations=yes
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "..\..\dist\partnerdesk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\partnerdesk.exe"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\partnerdesk.exe"; Tasks: desktopicon

[Registry]
Root: HKCU; Subkey: "Software\Classes\.partnership"; ValueType: string; ValueData: "{#Type}"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKCU; Subkey: "Software\Classes\.partnership"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.partnerdesk.partnership"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKCU; Subkey: "Software\Classes\{#Type}"; ValueType: string; ValueData: "Partnership workshop"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\{#Type}\DefaultIcon"; ValueType: string; ValueData: "{app}\partnerdesk.exe,0"
Root: HKCU; Subkey: "Software\Classes\{#Type}\shell\open\command"; ValueType: string; ValueData: """{app}\partnerdesk.exe"" ""%1"""

[Run]
Filename: "{app}\partnerdesk-cli.exe"; Parameters: "--selftest"; StatusMsg: "Trying what a workshop needs..."; Flags: runhidden
Filename: "{app}\partnerdesk.exe"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
