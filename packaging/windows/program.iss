; Inno Setup 6.3 or newer: one installer, for the whole machine (/ALLUSERS) or for one person (/CURRENTUSER).
; iscc /DVersion=1.2.3 packaging\windows\program.iss
#ifndef Version
  #error Give the version: /DVersion=1.2.3
#endif
#define Title "Editorial Workstation"
#define Frozen "..\..\build\packaging\frozen\workstation"

[Setup]
AppId={{6B5C5F7E-6A1B-4C57-9E55-4B8A9D0B7E21}
AppName={#Title}
AppVersion={#Version}
AppPublisher=The Editorial Workstation developers
VersionInfoVersion={#Version}
DefaultDirName={autopf}\{#Title}
DefaultGroupName={#Title}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\..\dist
OutputBaseFilename=editorial-workstation-{#Version}-windows-x86_64
SetupIconFile=..\..\build\packaging\icons\program.ico
UninstallDisplayIcon={app}\workstation.exe
LicenseFile=..\..\LICENSE
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
ChangesEnvironment=yes
; The open window is asked to close, so that it saves; it is never killed.
CloseApplications=yes
RestartApplications=no
#ifdef Sign
SignTool={#Sign}
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "Put an icon on the desktop"; Flags: unchecked
Name: "path"; Description: "Let workstation-cli be typed in a terminal"; Flags: unchecked

[InstallDelete]
; What an older version brought and this one does not; newsrooms are never in this folder.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\{#Title}"; Filename: "{app}\workstation.exe"; AppUserModelID: "editorial-workstation"
Name: "{autodesktop}\{#Title}"; Filename: "{app}\workstation.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\EditorialWorkstation.Packet"; ValueType: string; ValueData: "Packet of articles"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\EditorialWorkstation.Packet\DefaultIcon"; ValueType: string; ValueData: "{app}\workstation.exe,0"
Root: HKA; Subkey: "Software\Classes\EditorialWorkstation.Packet\shell\open\command"; ValueType: string; ValueData: """{app}\workstation.exe"" open ""%1"""
Root: HKA; Subkey: "Software\Classes\.packet"; ValueType: string; ValueData: "EditorialWorkstation.Packet"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Applications\workstation.exe\SupportedTypes"; ValueType: string; ValueName: ".md"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\workstation.exe\shell\open\command"; ValueType: string; ValueData: """{app}\workstation.exe"" open ""%1"""; Flags: uninsdeletekey
Root: HKA; Subkey: "{code:PathKey}"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: NotOnPath

[Run]
Filename: "{app}\workstation.exe"; Description: "Open {#Title}"; Flags: nowait postinstall skipifsilent

[Code]
// Where the path is kept: the machine's where it is installed for all, else this person's.
function PathKey(Param: string): string;
begin
  if IsAdminInstallMode then
    Result := 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
  else
    Result := 'Environment';
end;

function NotOnPath(): Boolean;
var
  Before: string;
begin
  if not RegQueryStringValue(HKA, PathKey(''), 'Path', Before) then
    Before := '';
  Result := Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Before) + ';') = 0;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Before, Own: string;
begin
  if (Step = usPostUninstall) and RegQueryStringValue(HKA, PathKey(''), 'Path', Before) then begin
    Before := Before + ';';
    Own := ';' + ExpandConstant('{app}') + ';';
    if StringChangeEx(Before, Own, ';', True) > 0 then
      RegWriteExpandStringValue(HKA, PathKey(''), 'Path', Copy(Before, 1, Length(Before) - 1));
  end;
end;
