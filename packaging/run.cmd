@echo off
rem Opens Sankul; with arguments, runs a command of it:  packaging\run.cmd demo out
setlocal
set "root=%~dp0.."
set "python=%root%\.venv\Scripts\python.exe"
set "stamp=%root%\.venv\sankul-stamp"
set "lock=%root%\packaging\requirements.txt"

if exist "%stamp%" fc /b "%stamp%" "%lock%" >nul 2>&1 && goto ready

set "base="
for %%v in (3.13 3.12 3.11) do if not defined base (py -%%v -c "" >nul 2>&1 && set "base=py -%%v")
if not defined base python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set "base=python"
if not defined base (
    echo Python 3.11 or newer is needed. Install the 64-bit version for Windows and run this again. 1>&2
    exit /b 1
)
echo Setting up: this is done once and takes a minute or two. 1>&2
if exist "%root%\.venv" rmdir /s /q "%root%\.venv"
%base% -m venv "%root%\.venv" || exit /b 1
"%python%" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --only-binary :all: -r "%lock%" || (
    echo The libraries could not be fetched. Check the network and run this again. 1>&2
    exit /b 1
)
>"%root%\.venv\Lib\site-packages\sankul.pth" echo ..\..\..\desktop
"%python%" "%root%\packaging\compile_catalogue.py" "%root%\resources\locale\hi\LC_MESSAGES\sankul.po" "%root%\resources\locale\hi\LC_MESSAGES\sankul.mo" || exit /b 1
copy /y "%lock%" "%stamp%" >nul

:ready
"%python%" -m sankul %*
exit /b %errorlevel%
