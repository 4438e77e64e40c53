// purchases.mjs SEED COUNT TABLE: print purchases, one a line, most of which
// have one thing that may be wrong. The same seed gives the same lines. TABLE is
// rules/iso4217.tsv.

import {readFileSync} from "node:fs";

const [seed, count, table] = process.argv.slice(2);

// A small generator of numbers from 0 to below 1 (mulberry32).
function random(state) {
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

const next = random(Number(seed));
const below = (limit) => Math.floor(next() * limit);
const pick = (list) => list[below(list.length)];
const codes = readFileSync(table, "utf8")
    .split("\n").slice(1).filter((line) => line).map((line) => line.slice(0, 3));

// Texts with the characters that are looked at.
const characters = [..."abcxyzABC0189 $\"\\/.,-_@\t\n\u0001\u001fé漢😀"];
const text = (length) =>
    JSON.stringify(Array.from({length}, () => pick(characters)).join(""));
const repeated = (length) => JSON.stringify(pick(["a", "é", "😀"]).repeat(length));
const other = () => pick(["null", "true", "false", "5", "[]", "{}", '["a"]', '""']);

// Properties of so many bytes, in texts that are short enough.
function ofBytes(bytes) {
    const object = {};
    const missing = () => bytes - JSON.stringify(object).length;
    for (let i = 0; missing() > 300; i++) object[`p${i}`] = "x".repeat(200);
    object.last = "";
    object.last = "x".repeat(missing());
    return JSON.stringify(object);
}

const property = () =>
    `{${pick([text(below(6)), '"size"', '"time"', '"price"', '"$x"', repeated(255), repeated(256)])}: ` +
    `${pick([text(below(9)), other(), repeated(255), repeated(256), '{"a": {"b": null}}', '["2024-05-12T18:47:12Z"]', "1.5"])}}`;

// The JSON text of a value for each member; undefined leaves the member out.
const values = {
    product_id: [() => text(1 + below(8)), other, () => repeated(255), () => repeated(256), () => undefined],
    currency: [
        () => JSON.stringify(pick(codes)), () => JSON.stringify(pick(codes).toLowerCase()), other,
        () => JSON.stringify(String.fromCharCode(65 + below(26), 65 + below(26), 65 + below(26))),
        () => pick(['"EURO"', '"EU"', '"E R"', '" EUR"', '["EUR"]']), () => undefined],
    price: [
        () => String((below(200000) - 1000) / pick([1, 10, 100, 1000])), other,
        () => pick(['"9.99"', '"9,99"', '"9.99 EUR"', '"EUR 9.99"', "[9.99]", "1e309", "-0", '"Infinity"', '" 1"']),
        () => undefined],
    quantity: [
        () => String(below(130) - 10), other,
        () => pick(["2.0", "2.5", "0.5", "100.5", "1e2", "1e21", "1e-7", '"3"', '"3x"', '"0"', "[3]", "-0"]),
        () => undefined],
    properties: [property, other, () => ofBytes(51200), () => ofBytes(51201), () => undefined],
};

for (let i = 0; i < Number(count); i++) {
    const members = {
        external_id: '"user"',
        product_id: '"boot"',
        currency: '"EUR"',
        price: "9.99",
        quantity: "1",
        time: '"2024-05-12T18:47:12Z"',
        properties: '{"size": "M"}',
    };
    const name = pick(Object.keys(values));
    members[name] = pick(values[name])();
    const given = Object.entries(members).filter(([, value]) => value !== undefined);
    console.log(`{${given.map(([key, value]) => `"${key}": ${value}`).join(", ")}}`);
}
