# Freeze the program and make the installer. Needs Python 3.11 (64 bit) and Inno Setup 6.3.
# With SIGN_COMMAND (such as: signtool sign /fd sha256 /tr … /td sha256 /sha1 …) all of it is signed.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

function Invoke-Checked([string] $Program, [string[]] $Words) {
    & $Program @Words
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

$venv = "build\packaging\venv"
if (-not (Test-Path "$venv\Scripts\python.exe")) {
    Invoke-Checked "python" @("-m", "venv", $venv)
    Invoke-Checked "$venv\Scripts\python.exe" @(
        "-m", "pip", "install", "-qq", "--require-hashes", "--no-deps", "--only-binary", ":all:",
        "--requirement", "requirements-build.lock")
}
$env:PYTHONPATH = "packaging"
$env:PYTHONUTF8 = "1"
$env:QT_QPA_PLATFORM = "offscreen"
Invoke-Checked "$venv\Scripts\python.exe" @("-m", "installing.elsewhere")
$version = & "$venv\Scripts\python.exe" -c "from installing.places import version; print(version())"

if ($env:SIGN_COMMAND) {
    Get-ChildItem "build\packaging\frozen\workstation" -Filter "workstation*.exe" | ForEach-Object {
        cmd /c "$env:SIGN_COMMAND `"$($_.FullName)`""
        if ($LASTEXITCODE -ne 0) { throw "Signing failed" }
    }
}
$words = @("/Q", "/DVersion=$version")
if ($env:SIGN_COMMAND) { $words += @("/Sown=$env:SIGN_COMMAND `$f", "/DSign=own") }
Invoke-Checked "iscc" ($words + "packaging\windows\program.iss")
