# bash completion for paylint, as `paylint completion bash` prints it.
# shellcheck disable=SC2207 # no word has a blank

_paylint() {
    local word=${COMP_WORDS[COMP_CWORD]} words=
    local before=${COMP_WORDS[COMP_CWORD - 1]}
    [[ $before != = ]] || before=${COMP_WORDS[COMP_CWORD - 2]}
    [[ $word != = ]] || word=
    case $before in
    explain)
        words=$(paylint rules --no-config 2>/dev/null | cut -d' ' -f1)
        ;;
    --format | -f)
        words='text gcc json jsonl sarif github gitlab checkstyle junit rdjson html'
        ;;
    --output | -o)
        ;;
    --rules | -r)
        ;;
    --only)
        words=$(paylint rules --no-config 2>/dev/null | cut -d' ' -f1)
        ;;
    --skip)
        words=$(paylint rules --no-config 2>/dev/null | cut -d' ' -f1)
        ;;
    --param)
        ;;
    --config | -c)
        ;;
    --baseline)
        ;;
    --write-baseline)
        ;;
    --severity)
        words='error warning warn info'
        ;;
    --fail-level)
        words='error warning warn info never'
        ;;
    --max-diagnostics)
        ;;
    --jobs | -j)
        ;;
    --color)
        words='always never auto'
        ;;
    --as)
        ;;
    --stdin-filename)
        ;;
    --now)
        ;;
    schema)
        words='rules config'
        ;;
    completion)
        words='bash zsh fish'
        ;;
    paylint)
        words='check url explain rules test config schema completion version'
        ;;
    esac
    [[ $word != -* ]] || words='--format --output --rules --only --skip --param --config --no-config --baseline --write-baseline --severity --fail-level --exit-zero --max-diagnostics --summary --jobs --quiet --color --as --no-redact --strict-fences --stdin-filename --now --found --list-files --version --help'
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _paylint paylint
