/* 一批人的日历: choose a group and a start date, save the calendar. Nothing leaves the device. */

import { calendar, fileName } from "./ics.js";

/** Makes one block live; `tools` are those of every page of the site. */
export function start(box, { make, status }) {
  const sheets = JSON.parse(box.dataset.sheets);
  const bar = make("form", "q-form q-cohort-bar");
  const group = make("select");
  sheets.forEach((sheet, number) => group.append(new Option(sheet.title, number)));
  const day = make("input");
  day.type = "date";
  day.required = true;
  [day.min, day.max] = ["1971-01-01", "2198-12-31"];
  day.value = box.dataset.today;
  const save = make("button", "q-button is-main", "存成日历 .ics");
  const said = status();
  if (sheets.length > 1) bar.append(labelled(make, "社群", group));
  bar.append(labelled(make, box.dataset.label, day), save, said);

  bar.addEventListener("submit", (event) => {
    event.preventDefault();
    const sheet = sheets[group.selectedIndex];
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([calendar(sheet, day.value)], { type: "text/calendar" }));
    link.download = fileName(sheet, day.value);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it a little later
    said.textContent = `存好了：${link.download}，${sheet.entries.length} 个触点`;
  });
  box.append(bar);
}

function labelled(make, title, field) {
  const label = make("label", "", title);
  label.append(field);
  return label;
}
