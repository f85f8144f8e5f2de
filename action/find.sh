# Finds Orch, or builds it, and says where it is: output "path".
set -euo pipefail

fail() {
  printf '::error title=Orch::%s\n' "$1"
  exit 1
}

command -v node >/dev/null || fail 'Orch needs Node 20.12 or newer: put actions/setup-node before it.'
node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 12) ? 0 : 1)' ||
  fail "Orch needs Node 20.12 or newer, and this is $(node --version): put actions/setup-node before it."

if [[ -n ${ORCH:-} ]]; then
  [[ -f $ORCH ]] || fail 'The input "orch" names no file.'
else
  top=$(cd "$GITHUB_ACTION_PATH/.." && pwd)
  ORCH=$top/dist/orch.cjs
  if [[ ! -f $ORCH ]]; then
    echo '::group::Building Orch'
    (cd "$top" && node scripts/build.mjs)
    echo '::endgroup::'
  fi
fi
printf 'path=%s\n' "$ORCH" >>"$GITHUB_OUTPUT"
