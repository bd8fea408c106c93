@echo off
rem Opens Sankul; with arguments, runs a command of it:  packaging\run.cmd demo out
setlocal
set "root=%~dp0.."
set "venv=%root%\.venv"
set "python=%venv%\Scripts\python.exe"
set "lock=%root%\packaging\requirements.txt"
set "hindi=%root%\resources\locale\hi\LC_MESSAGES\sankul"
set "probe=import struct, sys; sys.exit(struct.calcsize('P') != 8 or not (3, 11) <= sys.version_info < (3, 15))"

rem The stamp is written last: a set-up that was interrupted has none and is made anew.
if not exist "%python%" goto make
fc /b "%venv%\sankul-stamp" "%lock%" >nul 2>&1 && goto ready

:make
set "base="
for %%v in (3.13 3.12 3.11 3.14) do if not defined base py -%%v -c "%probe%" >nul 2>&1 && set "base=py -%%v"
if not defined base python -c "%probe%" >nul 2>&1 && set "base=python"
if not defined base (
    echo Python 3.11 or newer ^(up to 3.14^), 64 bit, is needed. Install it and run this again. 1>&2
    exit /b 1
)
echo Setting up: this is done once and takes a minute or two. 1>&2
if exist "%venv%" rmdir /s /q "%venv%"
%base% -m venv "%venv%" 1>&2 || exit /b 1
"%python%" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --only-binary :all: -r "%lock%" 1>&2 || (
    echo The libraries could not be fetched. Check the network and run this again; what was fetched is kept. 1>&2
    exit /b 1
)
>"%venv%\Lib\site-packages\sankul.pth" echo ..\..\..\desktop
copy /y "%lock%" "%venv%\sankul-stamp" >nul

:ready
rem The catalogue is compiled when it is not the one that was compiled last.
if not exist "%hindi%.mo" goto compile
fc /b "%hindi%.po" "%venv%\sankul.po" >nul 2>&1 && goto start
:compile
"%python%" "%root%\packaging\compile_catalogue.py" "%hindi%.po" "%hindi%.mo" || exit /b 1
copy /y "%hindi%.po" "%venv%\sankul.po" >nul

:start
"%python%" -m sankul %*
exit /b %errorlevel%
