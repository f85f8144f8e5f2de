import { groupsOf, wordsAfter, type CompletionSpec } from './spec.js';
import { tokenOf, tokensOf } from './tokens.js';

/** The script that `orch completion fish | source` reads. */
export function fishScript(spec: CompletionSpec): string {
  return `# orch: completion for fish. In ~/.config/fish/completions/orch.fish: orch completion fish | source
function __orch_form # options and what each word is, for a command's name
    switch "$argv[1]"
${spec.forms.map((form) => `        case '${form.words.join(' ')}'\n            printf '%s\\n' '${form.options.join(',')}' ${tokensOf(form).map(single).join(' ')}`).join('\n')}
        case '*'
            return 1
    end
end

function __orch_value # what an option's value is
    switch "$argv[1]"
${[...spec.values].map(([option, candidates]) => `        case '${option}'\n            echo '${tokenOf(candidates)}'`).join('\n')}
        case '*'
            return 1
    end
end

${completer(spec)}`;
}

/** What the words before the cursor say is wanted at it. */
function completer(spec: CompletionSpec): string {
  return `function __orch_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l plain
    set -l folder
    set -l before
    for word in $words[2..-1]
        if test -n "$before"
            contains -- $before -C --directory; and set folder -C $word
            set before
        else if test "$word" = --
            __fish_complete_path $current
            return
        else if string match -q -- '-*' $word
            __orch_value $word >/dev/null; and set before $word
        else
            set -a plain $word
        end
    end
    set -l name "$plain[1]"
    switch "$name"
        case ${groupsOf(spec).join(' ')}
            set name "$name $plain[2]"
            set -e plain[1]
    end
    set -l form (__orch_form $name)
    set -l want
    if test -n "$before"
        set want (__orch_value $before)
    else if test -z "$name" -o "$name" = help
        set want '${wordsAfter(spec).join(',')}'
    else if test -z "$form[1]"
        switch "$name"
${groupsOf(spec)
  .map((group) => `            case '${group} '\n                set want '${wordsAfter(spec, group).join(',')}'`)
  .join('\n')}
        end
    else if string match -q -- '-*' $current
        set want $form[1]
    else
        set -l wants $form[2..-1]
        set -l at (count $plain)
        if test "$wants[-1]" = '+' -a $at -ge (count $wants)
            set at (math (count $wants) - 1)
        end
        test $at -ge 1; and set want $wants[$at]
    end
${OFFER}`;
}

/** Offers what is wanted. */
const OFFER = `    switch "$want"
        case '@*'
            orch __complete (string sub -s 2 -- $want) "$name" $folder 2>/dev/null
        case ':files'
            __fish_complete_path $current
        case ':folders'
            __fish_complete_directories $current
        case ':none' '' '+'
            return 1
        case '*'
            string split , -- $want
    end
end
complete -c orch -f -a '(__orch_complete)'
`;

function single(token: string): string {
  return `'${token}'`;
}
