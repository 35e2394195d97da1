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
    "    [Console]::Error.WriteLine('convscope: building, which happens once (a first build downloads about 250 MB)');" ^
    "    Set-Location $root; $more = @(); if ($env:CONVSCOPE_MVN_ARGS) { $more = $env:CONVSCOPE_MVN_ARGS.Split(' ') };" ^
    "    & mvn -q -B -ntp '-Dstyle.color=never' '-Dmaven.test.skip=true' @more package | ForEach-Object { [Console]::Error.WriteLine($_) };" ^
    "    if ($LASTEXITCODE -ne 0) { [Console]::Error.WriteLine('convscope: the build failed; what Maven says stands above.'); exit 1 }" ^
    "    (Get-Item $jar).LastWriteTimeUtc = [DateTime]::UtcNow" ^
    "  } } finally { $lock.ReleaseMutex() } }"
if errorlevel 1 exit /b 1

"%java%" -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ^
    -XX:MaxRAMPercentage=40 %CONVSCOPE_JAVA_OPTS% -jar "%jar%" %*
exit /b %errorlevel%
