#!/usr/bin/env bash
# Succeeds if the service of this container says that it can serve. The image has no curl; bash can speak enough HTTP.
#   ready.sh PORT [PATH]
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "${2:-/actuator/health/readiness}" >&3
read -r -t 3 status <&3
[[ $status == HTTP/1.?\ 200* ]]
