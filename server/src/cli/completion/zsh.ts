import { groupsOf, wordsAfter, type CompletionSpec } from './spec.js';
import { tokenOf, tokensOf } from './tokens.js';

/** The script that `source <(orch completion zsh)` reads; it also serves as a file `_orch` in `$fpath`. */
export function zshScript(spec: CompletionSpec): string {
  return `#compdef orch
# orch: completion for zsh. In ~/.zshrc, after compinit: source <(orch completion zsh)
_orch_form() { # sets options and wanted (what each word is) for a command's name
  case "$1" in
${spec.forms.map((form) => `    ('${form.words.join(' ')}') options='${form.options.join(' ')}' wanted='${tokensOf(form).join(' ')}' ;;`).join('\n')}
    (*) return 1 ;;
  esac
}

_orch_value() { # what an option's value is
  case "$1" in
${[...spec.values].map(([option, candidates]) => `    (${option}) print -rn -- '${tokenOf(candidates)}' ;;`).join('\n')}
    (*) return 1 ;;
  esac
}

${completer(spec)}`;
}

/** What the words before the cursor say is wanted at it. */
function completer(spec: CompletionSpec): string {
  return `_orch() {
  emulate -L zsh
  local -a plain folder wants
  local before='' name='' want='' options='' wanted='' word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if [[ -n $before ]]; then
      [[ $before == -C || $before == --directory ]] && folder=(-C "\${(Q)word}")
      before=''
    elif [[ $word == -- ]]; then
      _files
      return
    elif [[ $word == -* ]]; then
      _orch_value $word > /dev/null && before=$word
    else
      plain+=("\${(Q)word}")
    fi
  done
  name=\${plain[1]-}
  case "$name" in
    (${groupsOf(spec).join('|')}) name="$name \${plain[2]-}"; shift plain ;;
  esac
  if [[ -n $before ]]; then
    want=$(_orch_value $before)
  elif [[ -z $name || $name == help ]]; then
    want='${wordsAfter(spec).join(',')}'
  elif ! _orch_form $name; then
    case "$name" in
${groupsOf(spec)
  .map((group) => `      ('${group} ') want='${wordsAfter(spec, group).join(',')}' ;;`)
  .join('\n')}
    esac
  elif [[ $words[CURRENT] == -* ]]; then
    want=\${options// /,}
  else
    wants=(\${=wanted})
    if [[ \${wants[-1]-} == '+' && $#plain -ge $#wants ]]; then
      want=\${wants[-2]}
    else
      want=\${wants[$#plain]-}
    fi
  fi
${OFFER}`;
}

/** Offers what is wanted. */
const OFFER = `  case "$want" in
    (@*) compadd -- \${(f)"$(orch __complete \${want#@} "$name" $folder 2> /dev/null)"} ;;
    (:files) _files ;;
    (:folders) _files -/ ;;
    (:none|''|'+') return 1 ;;
    (*=*) compadd -S '' -- \${(s:,:)want} ;;
    (*) compadd -- \${(s:,:)want} ;;
  esac
}

if [[ \${funcstack[1]} == _orch ]]; then _orch "$@"; else compdef _orch orch; fi
`;
