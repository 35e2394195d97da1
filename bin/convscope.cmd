@echo off
rem Runs Convscope from this checkout, from any folder; builds it first when it is not built or older than its sources.
rem   CONVSCOPE_JAVA_OPTS   for the JVM, such as -Xmx8g
rem   CONVSCOPE_MVN_ARGS    for the build, such as -Pcuda or -o
setlocal
for %%I in ("%~dp0..") do set "root=%%~fI"
set "jar=%root%\target\app\lib\convscope.jar"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
where /q "%java%" 2>nul || if not exist "%java%.exe" (
    echo convscope: no Java found at '%java%'. Install a JDK, version 17 or later, or set JAVA_HOME to one. 1>&2
    exit /b 1
)

rem PowerShell holds a lock while it looks and builds: of two starts at once one builds, the other waits.
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
    "$root = $env:root; $jar = $env:jar;" ^
    "function Stale { if (-not (Test-Path $jar)) { return $true }; $built = (Get-Item $jar).LastWriteTimeUtc;" ^
    "  [bool](Get-ChildItem -Recurse -File \"$root\pom.xml\", \"$root\.mvn\", \"$root\src\main\" | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) }" ^
    "if (Stale) {" ^
    "  $lock = New-Object System.Threading.Mutex($false, 'convscope-build'); try { [void]$lock.WaitOne() } catch [System.Threading.AbandonedMutexException] { };" ^
    "  try { if (Stale) {" ^
    "    if (-not (Get-Command mvn -ErrorAction SilentlyContinue)) { [Console]::Error.WriteLine('convscope: Maven (mvn) is not installed; it builds Convscope once. Install Maven 3.8 or later.'); exit 1 }" ^
    "    [Console]::Error.WriteLine('convscope: building, which happens once and takes a few minutes (a first build downloads about 250 MB)');" ^
    "    Set-Location $root; $more = @(); if ($env:CONVSCOPE_MVN_ARGS) { $more = $env:CONVSCOPE_MVN_ARGS.Split(' ') };" ^
    "    & mvn -q -B -ntp '-Dstyle.color=never' '-Dmaven.test.skip=true' @more package | ForEach-Object { [Console]::Error.WriteLine($_) };" ^
    "    if ($LASTEXITCODE -ne 0) { [Console]::Error.WriteLine('convscope: the build failed; what Maven says stands above.'); exit 1 }" ^
    "    (Get-Item $jar).LastWriteTimeUtc = [DateTime]::UtcNow" ^
    "  } } finally { $lock.ReleaseMutex() } }"
if errorlevel 1 exit /b 1

rem OpenMP and OpenBLAS read their number of threads before the JVM could tell them.
call :threads %*

rem An OpenMP thread that waits for the others does so on a core which the window, the JIT compiler or another program needs:
rem with GNU's default of a long wait in a loop a gradient step takes twice as long beside one busy thread.
if not defined OMP_WAIT_POLICY if not defined GOMP_SPINCOUNT set "GOMP_SPINCOUNT=1000"

rem The first window and the first report leave the classes they loaded in the user's cache folder, as the JVM has them in
rem memory; later starts map that file (AppCDS). Where it is missing, does not fit or cannot be written, the JVM does without.
set "cache=%LOCALAPPDATA%\Convscope\Cache"
set "kind=command"
set "worth="
if "%~1"=="" set "kind=window"
if /i "%~1"=="gui" set "kind=window"
if "%kind%"=="window" set "worth=true"
if /i "%~1"=="inspect" if exist "%~2" set "worth=true"
for %%I in ("%jar%") do set "stamp=%%~zI-%%~tI"
if defined JAVA_HOME (
    for %%I in ("%java%.exe") do set "stamp=%stamp%-%%~zI-%%~tI"
) else (
    for %%I in (java.exe) do set "stamp=%stamp%-%%~z$PATH:I-%%~t$PATH:I"
)
set "stamp=%stamp: =%"
set "stamp=%stamp:/=%"
set "stamp=%stamp::=%"
set "stamp=%stamp:.=%"
set "classes=%cache%\%kind%-%stamp%.jsa"
set options=-XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ^
    -XX:MaxRAMPercentage=40 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:G1PeriodicGCInterval=15000 ^
    -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 ^
    -Xlog:cds*=off -Xlog:class+path*=off %CONVSCOPE_JAVA_OPTS%
set "archive="
if exist "%classes%" (
    set archive="-XX:SharedArchiveFile=%classes%"
) else if defined worth (
    if not exist "%cache%" mkdir "%cache%" 2>nul
    del /q "%cache%\%kind%-*.jsa" 2>nul
    rem a JVM that cannot do this would not start at all; an empty file says so from then on
    "%java%" %options% "-XX:ArchiveClassesAtExit=%classes%" -version >nul 2>&1
    if errorlevel 1 (
        type nul >"%classes%" 2>nul
    ) else (
        del /q "%classes%" 2>nul
        set archive="-XX:ArchiveClassesAtExit=%classes%"
    )
)

"%java%" %options% %archive% -jar "%jar%" %*
exit /b %errorlevel%

rem --threads N or --threads=N: to cmd an equals sign parts two arguments as a space does
:threads
if "%~1"=="" exit /b 0
if "%~1"=="--threads" set "OMP_NUM_THREADS=%~2"
shift
goto threads
