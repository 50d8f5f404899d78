/* A cohort's calendar: the same bytes as `qunce journey`, without asking anybody. */

const LIMIT = 74; // octets of a line before its break; a continuation's leading space makes 75
const DAY = 86_400_000;
const PRODID = "-//Qunce//Community Playbook//ZH";

/** The bytes of the calendar of the cohort that sets out on a day (YYYY-MM-DD). */
export function calendar(sheet, start) {
  const title = `${sheet.title}（${start.slice(5)} 起）`;
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", text("PRODID", PRODID), "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    text("NAME", title), text("X-WR-CALNAME", title), text("X-WR-TIMEZONE", sheet.zone),
    ...sheet.vtimezone.split("\r\n").filter(Boolean),
    ...sheet.entries.flatMap((entry) => event(sheet, entry, start)),
    "END:VCALENDAR",
  ];
  return joined(lines.map((line) => folded(line)));
}

/** What the file is called when it is saved. */
export const fileName = (sheet, start) => `${sheet.name}.${start}.ics`;

function event(sheet, entry, start) {
  return [
    "BEGIN:VEVENT",
    text("SUMMARY", entry.summary),
    ...times(sheet, entry, start),
    `DTSTAMP:${sheet.stamp}`,
    `UID:${start}.${entry.id}.${sheet.name}@${sheet.domain}`,
    `SEQUENCE:${sheet.sequence}`,
    text("CATEGORIES", sheet.tag),
    text("DESCRIPTION", entry.text),
    `LAST-MODIFIED:${sheet.stamp}`,
    "STATUS:CONFIRMED",
    "TRANSP:TRANSPARENT",
    ...(entry.url ? [`URL:${entry.url}`] : []),
    "END:VEVENT",
  ];
}

/* Local wall time, counted as if it were UTC: the clock of the reader's own zone plays no part. */
function times(sheet, entry, start) {
  const day = Date.parse(`${start}T00:00:00Z`) + entry.day * DAY;
  if (entry.at < 0) {
    return [`DTSTART;VALUE=DATE:${stamp(day).slice(0, 8)}`, `DTEND;VALUE=DATE:${stamp(day + DAY).slice(0, 8)}`];
  }
  const begin = day + entry.at * 60_000;
  const end = begin + entry.minutes * 60_000;
  return [`DTSTART;TZID=${sheet.zone}:${stamp(begin)}`, `DTEND;TZID=${sheet.zone}:${stamp(end)}`];
}

const stamp = (when) => new Date(when).toISOString().slice(0, 19).replace(/[-:]/g, "");

/** A TEXT value: backslash, semicolon, comma and line breaks escaped, nothing else. */
const text = (name, value) =>
  `${name}:${value.replace(/\\/g, "\\\\").replace(/;/g, "\\;").replace(/,/g, "\\,").replace(/\r\n|\n|\r/g, "\\n")}`;

/** A content line cut where it has to be folded: never inside a character or an escape. */
function folded(line) {
  const bytes = new TextEncoder().encode(line);
  const parts = [];
  let start = 0;
  while (bytes.length - start > LIMIT) {
    let end = start + LIMIT;
    while ((bytes[end] & 0xc0) === 0x80) end -= 1;
    if (bytes[end - 1] === 0x5c || bytes[end - 1] === 0x5e) end -= 1; // \ or ^, half an escape
    parts.push(bytes.subarray(start, end));
    start = end;
  }
  return [...parts, bytes.subarray(start)];
}

function joined(lines) {
  const encoder = new TextEncoder();
  const [fold, end] = [encoder.encode("\r\n "), encoder.encode("\r\n")];
  const parts = lines.flatMap((line) => [...line.flatMap((part, number) => (number ? [fold, part] : [part])), end]);
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
