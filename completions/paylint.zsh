#compdef paylint
# zsh completion for paylint, as `paylint completion zsh` prints it.

_paylint_rules() {
    compadd -- $(paylint rules --no-config 2>/dev/null | cut -d' ' -f1)
}

_paylint_operands() {
    if (( CURRENT == 2 )); then
        compadd -- check url explain rules test config schema completion version
    fi
    case ${words[2]} in
    explain) _paylint_rules ;;
    schema) compadd -- rules config ;;
    completion) compadd -- bash zsh fish ;;
    *) _files ;;
    esac
}

_paylint() {
    _arguments -s \
        '*'{-f+,--format=}'[how findings are printed]:NAME:(text gcc json jsonl sarif github gitlab checkstyle junit rdjson html)' \
        '*'{-o+,--output=}'[where the format before it goes]:FILE:_files' \
        '*'{-r+,--rules=}'[add a file of rules (repeatable)]:PATH:_files' \
        '*'--only='[only these rules\: ids, groups/, globs]:RULES:_paylint_rules' \
        '*'--skip='[all rules but these]:RULES:_paylint_rules' \
        '*'--param='[set a parameter of the rules]:NAME=VALUE:' \
        '(-c --config)'{-c+,--config=}'[the configuration, instead of .paylint.yaml]:FILE:_files' \
        --no-config'[ignore .paylint.yaml]' \
        --baseline='[do not tell the findings that this file has]:FILE:_files' \
        --write-baseline='[write the findings to this file instead]:FILE:_files' \
        --severity='[show from this level]:LEVEL:(error warning warn info)' \
        --fail-level='[exit with 1 from]:LEVEL:(error warning warn info never)' \
        --exit-zero'[exit with 0 instead of 1]' \
        --max-diagnostics='[show at most N (0\: all)]:N:' \
        --summary'[sum up what was checked\: for text and json]' \
        '(-j --jobs)'{-j+,--jobs=}'[threads that check files (0\: a fitting number)]:N:' \
        '(-q --quiet)'{-q,--quiet}'[no source lines, no summary]' \
        --color='[colour the output]:WHEN:(always never auto)' \
        --as='[what every document is, instead of guessing]:SHAPE:' \
        --no-redact'[show e-mail addresses, phones and keys too]' \
        --strict-fences'[check pseudo-JSON in pages too]' \
        --stdin-filename='[what - is called in findings]:PATH:_files' \
        --now='[the time to take for now\: 2024-05-01T12\:00\:00Z]:TIME:' \
        --found'[treat PATHs as if found in a folder]' \
        --list-files'[list the files that would be checked]' \
        --version'[print the version]' \
        '(-h --help)'{-h,--help}'[print this]' \
        '*:path:_paylint_operands'
}

_paylint "$@"
