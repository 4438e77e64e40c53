
"use strict";
(function () {
    const main = document.querySelector("main");
    const overview = document.getElementById("overview");
    const form = document.querySelector("form");
    const text = document.getElementById("text");
    const rule = document.getElementById("rule");
    const shown = document.getElementById("shown");
    const findings = Array.from(document.querySelectorAll(".finding"));
    const files = Array.from(document.querySelectorAll(".file"));
    const words = new Map();

    main.prepend(overview, form);
    form.hidden = false;

    function wordsOf(finding) {
        if (!words.has(finding)) {
            const file = finding.closest(".file").dataset.file;
            words.set(finding, (file + "\n" + finding.textContent).toLowerCase());
        }
        return words.get(finding);
    }

    function filter() {
        const levels = new Set(Array.from(form.querySelectorAll("[name=level]:checked"), (box) => box.value));
        const wanted = text.value.trim().toLowerCase();
        let count = 0;
        for (const finding of findings) {
            const fits = levels.has(finding.dataset.level) && (rule.value === "" || finding.dataset.rule === rule.value) &&
                (wanted === "" || wordsOf(finding).includes(wanted));
            finding.hidden = !fits;
            count += fits;
        }
        for (const file of files)
            file.hidden = !file.querySelector(".finding:not([hidden])");
        shown.textContent = count + " of " + findings.length + " findings";
    }

    function reset() {
        form.reset();
        filter();
    }

    /* The finding after or before the one that has the focus. */
    function step(by) {
        const visible = findings.filter((finding) => !finding.hidden);
        if (visible.length === 0)
            return;
        const at = visible.indexOf(document.activeElement.closest(".finding"));
        const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1);
        visible[next].focus({preventScroll: true});
        visible[next].scrollIntoView({block: "center"});
    }

    function press(event) {
        if (event.ctrlKey || event.metaKey || event.altKey)
            return;
        if (event.key === "Escape") {
            reset();
            return;
        }
        if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName))
            return;
        if (event.key === "/") {
            event.preventDefault();
            text.focus();
        } else if (event.key === "j" || event.key === "k") {
            step(event.key === "j" ? 1 : -1);
        }
    }

    function choose(event) {
        const bar = event.target.closest("button.bar");
        if (!bar)
            return;
        if (bar.dataset.rule !== undefined)
            rule.value = rule.value === bar.dataset.rule ? "" : bar.dataset.rule;
        else
            text.value = text.value === bar.dataset.file ? "" : bar.dataset.file;
        filter();
    }

    for (const finding of findings)
        finding.tabIndex = -1;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    overview.addEventListener("click", choose);
    document.addEventListener("keydown", press);
    filter();
}());
