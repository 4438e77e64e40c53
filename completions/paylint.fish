# fish completion for paylint, as `paylint completion fish` prints it.

complete -c paylint -n __fish_use_subcommand -a check -d 'check files, folders, or - for standard input'
complete -c paylint -n __fish_use_subcommand -a url -d 'check URLs of requests, or lines of them from -'
complete -c paylint -n __fish_use_subcommand -a explain -d 'say what a rule is about'
complete -c paylint -n __fish_use_subcommand -a rules -d 'list the rules'
complete -c paylint -n __fish_use_subcommand -a test -d 'run the examples of the rules, or fixtures'
complete -c paylint -n __fish_use_subcommand -a config -d 'print the configuration that holds for a path'
complete -c paylint -n __fish_use_subcommand -a schema -d 'print the JSON Schema of rule files'
complete -c paylint -f -n '__fish_seen_subcommand_from schema' -a 'rules config'
complete -c paylint -n __fish_use_subcommand -a completion -d 'print the completions for a shell'
complete -c paylint -f -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'
complete -c paylint -n __fish_use_subcommand -a version -d 'print the version'
complete -c paylint -f -n '__fish_seen_subcommand_from explain' -a "(paylint rules --no-config 2>/dev/null | cut -d' ' -f1)"
complete -c paylint -s f -l format -d 'how findings are printed' -x -a 'text gcc json jsonl sarif github gitlab checkstyle junit rdjson html'
complete -c paylint -s o -l output -d 'where the format before it goes' -r -F
complete -c paylint -s r -l rules -d 'add a file of rules (repeatable)' -r -F
complete -c paylint -l only -d 'only these rules: ids, groups/, globs' -x -a "(paylint rules --no-config 2>/dev/null | cut -d' ' -f1)"
complete -c paylint -l skip -d 'all rules but these' -x -a "(paylint rules --no-config 2>/dev/null | cut -d' ' -f1)"
complete -c paylint -l param -d 'set a parameter of the rules' -x
complete -c paylint -s c -l config -d 'the configuration, instead of .paylint.yaml' -r -F
complete -c paylint -l no-config -d 'ignore .paylint.yaml'
complete -c paylint -l baseline -d 'do not tell the findings that this file has' -r -F
complete -c paylint -l write-baseline -d 'write the findings to this file instead' -r -F
complete -c paylint -l severity -d 'show from this level' -x -a 'error warning warn info'
complete -c paylint -l fail-level -d 'exit with 1 from' -x -a 'error warning warn info never'
complete -c paylint -l exit-zero -d 'exit with 0 instead of 1'
complete -c paylint -l max-diagnostics -d 'show at most N (0: all)' -x
complete -c paylint -l summary -d 'sum up what was checked: for text and json'
complete -c paylint -s j -l jobs -d 'threads that check files (0: a fitting number)' -x
complete -c paylint -s q -l quiet -d 'no source lines, no summary'
complete -c paylint -l color -d 'colour the output' -x -a 'always never auto'
complete -c paylint -l as -d 'what every document is, instead of guessing' -x
complete -c paylint -l no-redact -d 'show e-mail addresses, phones and keys too'
complete -c paylint -l strict-fences -d 'check pseudo-JSON in pages too'
complete -c paylint -l stdin-filename -d 'what - is called in findings' -r -F
complete -c paylint -l now -d 'the time to take for now: 2024-05-01T12:00:00Z' -x
complete -c paylint -l found -d 'treat PATHs as if found in a folder'
complete -c paylint -l list-files -d 'list the files that would be checked'
complete -c paylint -l version -d 'print the version'
complete -c paylint -s h -l help -d 'print this'
