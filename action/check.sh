# Checks the ledgers in the current folder: log, files and summary as the environment asks; fails where the check fails.
set -uo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A text as the data of a workflow command.
escaped() {
  node -e 'process.stdout.write(require("fs").readFileSync(0, "utf8").trim().replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A"))'
}

args=(check --fail-on "$FAIL_ON" --lang "$ORCH_LANG")
[[ $STRICT_TIME == true ]] && args+=(--strict-time)
if [[ -n $BASE ]]; then
  args+=("--base=$BASE")
elif [[ -n ${BEFORE//0/} ]]; then
  if git cat-file -e "$BEFORE^{commit}" 2>/dev/null; then
    args+=("--base=$BEFORE")
  else
    echo '::notice title=Orch::What was there before this push is not in this clone: only its last commit is judged. fetch-depth: 0 fetches all.'
  fi
fi

# orch FORMAT: findings in a format on standard output. Ends the step where nothing could be judged.
orch() {
  node "$ORCH" "${args[@]}" --format "$1" 2>"$work/err"
  code=$?
  if ((code > 1)); then
    printf '::error title=Orch::%s\n' "$(escaped <"$work/err")" >&2
    echo 'result=failed' >>"$GITHUB_OUTPUT"
    exit "$code"
  fi
}

orch json >"$work/report.json"
if [[ -s $work/err ]]; then printf '::warning title=Orch::%s\n' "$(escaped <"$work/err")"; fi
judged=$code

prefix=$(git rev-parse --show-prefix 2>/dev/null || true)
node "$GITHUB_ACTION_PATH/summary.mjs" "$work/report.json" "$judged" "$prefix" || exit 3

if [[ -n $SARIF_FILE ]]; then
  mkdir -p -- "$(dirname -- "$SARIF_FILE")" || exit 3
  orch sarif >"$SARIF_FILE"
  printf 'sarif-file=%s\n' "$prefix$SARIF_FILE" >>"$GITHUB_OUTPUT"
fi
if [[ -n $JUNIT_FILE ]]; then
  mkdir -p -- "$(dirname -- "$JUNIT_FILE")" || exit 3
  orch junit >"$JUNIT_FILE"
fi

if [[ $FORMAT == github ]]; then
  orch github
else
  # Whatever a ledger says, the runner takes no command from it.
  token=$(node -p 'require("crypto").randomUUID()')
  orch "$FORMAT" >"$work/log"
  printf '::stop-commands::%s\n' "$token"
  cat "$work/log"
  printf '\n::%s::\n' "$token"
fi
exit "$judged"
