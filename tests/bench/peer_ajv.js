// Peer ajv: check JSON lines by a compiled schema, in one process.
//
//     node peer_ajv.js SCHEMA FILE
const fs = require('fs');
const readline = require('readline');
const Ajv = require('ajv').default;

async function main() {
    const schema = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
    const validate = new Ajv().compile(schema);
    const lines = readline.createInterface({
        input: fs.createReadStream(process.argv[3]),
        crlfDelay: Infinity,
    });
    for await (const line of lines)
        if (!validate(JSON.parse(line)))
            process.exitCode = 1;
}

main();
