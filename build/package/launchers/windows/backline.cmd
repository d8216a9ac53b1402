@echo off
rem Backline in a terminal. The app has a window of its own, so the console is told to wait for it.
setlocal
set ELECTRON_NO_ATTACH_CONSOLE=
start "" /b /wait "%~dp0..\..\Backline.exe" cli %*
exit /b %ERRORLEVEL%
