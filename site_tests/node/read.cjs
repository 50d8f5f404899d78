// Reads every *.ics of a folder with ical.js and node-ical and prints what they see as JSON.
// Usage: node read.cjs FOLDER_OF_PACKAGE_JSON FOLDER_OF_FEEDS
const fs = require("node:fs");
const path = require("node:path");

const [packages, feeds] = process.argv.slice(2);
const load = require("node:module").createRequire(path.resolve(packages, "package.json"));
const ICAL = load("ical.js");
const nodeIcal = load("node-ical");

const seconds = (date) => date.getTime() / 1000;

function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return [
      event.uid,
      seconds(event.startDate.toJSDate()),
      seconds(event.endDate.toJSDate()),
      event.summary,
      event.description,
      component.getFirstPropertyValue("status"),
      event.sequence,
    ];
  });
}

function byNodeIcal(text) {
  return Object.values(nodeIcal.sync.parseICS(text))
    .filter((one) => one.type === "VEVENT")
    .map((one) => [
      one.uid,
      seconds(one.start),
      seconds(one.end),
      one.summary,
      one.description,
      one.status,
      Number(one.sequence),
    ]);
}

const seen = { "ical.js": {}, "node-ical": {} };
for (const name of fs.readdirSync(feeds).sort()) {
  const text = fs.readFileSync(path.join(feeds, name), "utf8");
  seen["ical.js"][name] = byIcalJs(text);
  seen["node-ical"][name] = byNodeIcal(text);
}
process.stdout.write(JSON.stringify(seen));
