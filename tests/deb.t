#!/bin/sh
# deb.t: Debian packages can be made of the tree, lintian has nothing to say,
# and what is in them works.

. "$(dirname "$0")/tap.sh"

for tool in dpkg-buildpackage dh lintian git; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        skip "packages for Debian" "there is no $tool"
        finish
        exit 0
    fi
done
if is_sanitized; then
    skip "packages for Debian" "they are built without sanitizers"
    finish
    exit 0
fi
if ! is_checkout; then
    skip "packages for Debian" "the tree is no checkout of git"
    finish
    exit 0
fi

mkdir "$scratch/src"
(cd "$top_srcdir" && git ls-files -z --cached --others --exclude-standard |
    tar -cf - --null -T -) 2>/dev/null | tar -xf - -C "$scratch/src"
cd "$scratch/src" || exit 99
unset CC CFLAGS MAKEFLAGS MFLAGS MAKELEVEL
# What is in the packages is asked here, not how fast it is.
export DEB_BUILD_OPTIONS='nocheck noopt noautodbgsym'
if ! dpkg-buildpackage -b -us -uc \
    >"$scratch/log" 2>&1; then
    if grep -q 'Unmet build dependencies' "$scratch/log"; then
        skip "the packages are built" "$(grep 'Unmet' "$scratch/log")"
    else
        not_ok "the packages are built"
        tail -n 30 "$scratch/log" | remark
    fi
    finish
    exit 0
fi
ok "the packages are built"

lintian --allow-root --fail-on error,warning "$scratch"/*.changes \
    >"$scratch/said" 2>&1
if [ -s "$scratch/said" ]; then
    not_ok "lintian has nothing to say"
    remark <"$scratch/said"
else
    ok "lintian has nothing to say"
fi

# What they depend on can be had: apt-get says so without installing.
if ! command -v apt-get >/dev/null 2>&1; then
    skip "the packages can be installed" "there is no apt-get"
elif apt-get -s -o Debug::NoLocking=1 install "$scratch"/*.deb \
    >"$scratch/said" 2>&1 &&
    grep -q '^Inst paylint ' "$scratch/said" &&
    grep -q '^Inst libpaylint-dev ' "$scratch/said"; then
    ok "the packages can be installed"
else
    not_ok "the packages can be installed"
    remark <"$scratch/said"
fi

for package in "$scratch"/*_0*.deb; do
    dpkg-deb -x "$package" "$scratch/root"
done
for file in usr/bin/paylint usr/share/man/man1/paylint.1.gz \
    usr/share/bash-completion/completions/paylint \
    usr/share/zsh/vendor-completions/_paylint \
    usr/share/fish/vendor_completions.d/paylint.fish \
    usr/include/libpaylint.h usr/share/paylint/rules/purchase.yaml; do
    if [ -f "$scratch/root/$file" ]; then
        ok "the packages have $file"
    else
        not_ok "the packages have $file"
        find "$scratch/root" -type f | remark
    fi
done
if "$scratch/root/usr/bin/paylint" -q "$top_srcdir/examples/clean.json" \
    >"$scratch/said" 2>&1; then
    ok "the program of the package runs"
else
    not_ok "the program of the package runs"
    remark <"$scratch/said"
fi
finish
