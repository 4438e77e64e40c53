// compare.mjs SDK PURCHASES FINDINGS PAGE: hold what paylint found in purchases
// (FINDINGS, its jsonl) to what the SDK in the folder SDK makes of each, and the
// differences to the table of PAGE. Prints TAP.

import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";

const [sdk, purchases, findings, page] = process.argv.slice(2);
const lines = (file) => readFileSync(file, "utf8").split("\n").filter((line) => line);
const load = (path) => import(pathToFileURL(`${sdk}/src/${path}`));

// The SDK wants a browser, and a session that has begun; what it would send
// ends here.
globalThis.navigator ??= {userAgent: "", platform: "", language: "en"};
globalThis.window ??= {location: {}};
const {default: instance} = await load("managers/braze-instance.js");
const {default: events} = await load("common/event-logger.js");
const {logPurchase} = await load("Core/log-purchase.js");
instance.rr = () => true;
instance.l = () => null;
events.Dt = () => ({lt: true, Ne: []});

function isTaken(purchase) {
    try {
        return logPurchase(purchase.product_id, purchase.price, purchase.currency,
            purchase.quantity, purchase.properties);
    } catch {
        return false;
    }
}

// What paylint said of each purchase that the SDK could have a view on.
const concerned = /^(purchase\/(product-id|currency|price|quantity|required)|properties\/)/;
const said = new Map();
for (const finding of lines(findings).map((line) => JSON.parse(line))) {
    if (!concerned.test(finding.rule)) continue;
    if (!said.has(finding.document)) said.set(finding.document, []);
    said.get(finding.document).push(finding);
}

// The rows of the page: `rule` and whether the SDK takes or refuses.
const known = new Map();
for (const line of lines(page)) {
    const row = /^\| `([^`]+)` \| (takes|refuses)/.exec(line);
    if (row) known.set(`${row[1]} ${row[2]}`, 0);
}

const unknown = new Map();
function note(keys, line, all) {
    const expected = keys.filter((key) => known.has(key));
    expected.forEach((key) => known.set(key, known.get(key) + 1));
    if (expected.length > 0 && (!all || expected.length === keys.length)) return;
    const key = keys.filter((one) => !known.has(one)).join(", ") || "silence refuses";
    if (!unknown.has(key)) unknown.set(key, line);
}

const given = lines(purchases);
given.forEach((line, index) => {
    const found = said.get(index + 1) ?? [];
    const errors = found.filter((one) => one.severity === "error").map((one) => one.rule);
    const taken = isTaken(JSON.parse(line));
    if (taken && errors.length > 0)
        note(errors.map((rule) => `${rule} takes`), line, true);
    else if (!taken && errors.length === 0)
        note(found.map((one) => `${one.rule} refuses`), line, false);
});

let tests = 0;
function test(holds, name) {
    tests++;
    console.log(`${holds ? "ok" : "not ok"} ${tests} - ${name}`);
}

test(given.length > 1000 && said.size > 1000, `${given.length} purchases were judged by both`);
for (const [key, count] of known) test(count > 0, `${key}: seen ${count} times`);
for (const [key, line] of unknown) {
    test(false, `${key}: not in the page`);
    console.log(`# ${line}`);
}
console.log(`1..${tests}`);
