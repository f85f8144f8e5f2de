import { groupsOf, wordsAfter, type CompletionSpec } from './spec.js';
import { tokenOf, tokensOf } from './tokens.js';

/** The script that `source <(orch completion bash)` reads. */
export function bashScript(spec: CompletionSpec): string {
  return `# orch: completion for bash. In ~/.bashrc: source <(orch completion bash)
_orch_form() { # sets options and wanted (what each word is) for a command's name
  case "$1" in
${spec.forms.map((form) => `    '${form.words.join(' ')}') options='${form.options.join(' ')}' wanted='${tokensOf(form).join(' ')}' ;;`).join('\n')}
    *) return 1 ;;
  esac
}

_orch_value() { # what an option's value is
  case "$1" in
${[...spec.values].map(([option, candidates]) => `    ${option}) printf '%s' '${tokenOf(candidates)}' ;;`).join('\n')}
    *) return 1 ;;
  esac
}

${completer(spec)}`;
}

/** What the words before the cursor say is wanted at it. */
function completer(spec: CompletionSpec): string {
  return `_orch() {
  local line=\${COMP_LINE:0:COMP_POINT} words=() plain=() folder=() before='' current='' name='' want='' options='' wanted='' i
  # By blanks alone: bash itself would split ids at : and @.
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  current=\${words[\${#words[@]} - 1]}
  for ((i = 1; i < \${#words[@]} - 1; i++)); do
    if [[ -n $before ]]; then
      [[ $before == -C || $before == --directory ]] && folder=(-C "\${words[i]}")
      before=''
    elif [[ \${words[i]} == -- ]]; then
      COMPREPLY=($(compgen -f -- "$current"))
      return
    elif [[ \${words[i]} == -* ]]; then
      _orch_value "\${words[i]}" > /dev/null && before=\${words[i]}
    else
      plain+=("\${words[i]}")
    fi
  done
  name=\${plain[0]-}
  case "$name" in
    ${groupsOf(spec).join(' | ')}) name="$name \${plain[1]-}"; plain=("\${plain[@]:1}") ;;
  esac
  if [[ -n $before ]]; then
    want=$(_orch_value "$before")
  elif [[ -z $name || $name == help ]]; then
    want='${wordsAfter(spec).join(',')}'
  elif ! _orch_form "$name"; then
    case "$name" in
${groupsOf(spec)
  .map((group) => `      '${group} ') want='${wordsAfter(spec, group).join(',')}' ;;`)
  .join('\n')}
    esac
  elif [[ $current == -* ]]; then
    want=\${options// /,}
  else
    set -- $wanted
    i=\${#plain[@]}
    [[ \${!#} == '+' && $i -ge $# ]] && i=$(($# - 1))
    want=\${!i-}
  fi
${OFFER}`;
}

/** Offers what is wanted. */
const OFFER = `  case "$want" in
    @*) COMPREPLY=($(compgen -W "$(orch __complete "\${want#@}" "$name" "\${folder[@]}" 2> /dev/null)" -- "$current")) ;;
    :files) COMPREPLY=($(compgen -f -- "$current")) ;;
    :folders) COMPREPLY=($(compgen -d -- "$current")) ;;
    :none | '' | '+') COMPREPLY=() ;;
    *) COMPREPLY=($(compgen -W "\${want//,/ }" -- "$current")) ;;
  esac
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]] && compopt -o nospace 2> /dev/null
  # What stands before the last : or @ or =, bash keeps itself.
  local tail=\${current##*[:=@]}
  local head=\${current%"$tail"}
  COMPREPLY=("\${COMPREPLY[@]#"$head"}")
}
complete -F _orch orch
`;
