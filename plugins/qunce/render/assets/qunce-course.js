/* The course: score and progress, kept on this device only. Without it every quiz still works. */
(() => {
  "use strict";

  // one shelf for each site, so that two courses on one host do not mix
  const root = new URL("../../", document.currentScript.src).pathname;
  const shelf = `qunce:course:${root}`;

  const read = () => {
    try {
      const known = JSON.parse(localStorage.getItem(shelf));
      return known && typeof known === "object" && !Array.isArray(known) ? known : {};
    } catch {
      return {};
    }
  };

  const write = (lesson, state) => {
    const known = read();
    if (state) known[lesson] = state;
    else delete known[lesson];
    try {
      localStorage.setItem(shelf, JSON.stringify(known));
    } catch {
      // storage is full or forbidden: the page works, it only forgets
    }
  };

  const element = (name, classes, text) => {
    const made = document.createElement(name);
    made.className = classes;
    if (text) made.textContent = text;
    return made;
  };

  const button = (text, press) => {
    const made = element("button", "q-course-button", text);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  };

  const showProgress = () => {
    const known = read();
    for (const place of document.querySelectorAll(".q-progress")) {
      const lessons = (place.dataset.lessons || "").split(" ").filter(Boolean);
      const done = lessons.filter((lesson) => known[lesson]?.done).length;
      place.classList.toggle("is-done", lessons.length > 0 && done === lessons.length);
      if (lessons.length > 1) {
        place.textContent = done === lessons.length ? "已完成" : `已完成 ${done} / ${lessons.length} 课`;
        continue;
      }
      const state = known[lessons[0]];
      if (state?.done) place.textContent = state.of ? `已完成 · 答对 ${state.right} / ${state.of}` : "已完成";
      else place.textContent = state ? "进行中" : "未开始";
    }
  };

  const startQuiz = (quiz) => {
    const { lesson, quiz: version } = quiz.dataset;
    const questions = [...quiz.querySelectorAll(".q-question")];
    const chosen = (question) => question.querySelector("input:checked");
    const isRight = (question) => chosen(question)?.parentElement.classList.contains("q-right");

    const foot = element("div", "q-quiz-foot");
    const score = element("span", "q-score");
    const heard = element("span", "q-heard");
    heard.setAttribute("role", "status");
    heard.setAttribute("aria-live", "polite");

    const count = () => {
      const answered = questions.filter(chosen).length;
      const right = questions.filter(isRight).length;
      const done = answered === questions.length;
      score.textContent = done
        ? `已完成：${questions.length} 题答对 ${right} 题`
        : `已答 ${answered} / ${questions.length} 题`;
      again.hidden = answered === 0;
      return { answered, right, done };
    };

    const keep = () => {
      const { answered, right, done } = count();
      const answers = questions.map((question) => chosen(question)?.value ?? "");
      const before = read()[lesson];
      // a lesson once finished stays finished, whatever is tried again
      const finished = done || Boolean(before?.done);
      write(lesson, answered || finished
        ? { version, answers, right: done ? right : before?.right ?? 0, of: questions.length, done: finished }
        : null);
      showProgress();
    };

    const again = button("重新作答", () => {
      for (const input of quiz.querySelectorAll("input:checked")) input.checked = false;
      keep();
      heard.textContent = "答案已清空";
      quiz.querySelector("input")?.focus();
    });

    foot.append(score, again, heard);
    quiz.append(foot);

    const known = read()[lesson];
    if (known?.version === version && Array.isArray(known.answers)) {
      questions.forEach((question, number) => {
        for (const input of question.querySelectorAll("input")) {
          input.checked = input.value === known.answers[number];
        }
      });
    }
    count();

    quiz.addEventListener("change", (event) => {
      const question = event.target.closest(".q-question");
      if (!question) return;
      keep();
      const words = event.target.parentElement.querySelector(".q-feedback");
      const verdict = isRight(question) ? "答对了" : "不对";
      heard.textContent = `${verdict}。${words ? words.textContent.replace(/^[✓✗\s]+/, "") : ""} ${score.textContent}`;
    });
  };

  const startFinish = (place) => {
    const { lesson } = place.dataset;
    const made = button("", () => {
      write(lesson, read()[lesson]?.done ? null : { done: true, right: 0, of: 0 });
      name();
      showProgress();
    });
    const name = () => {
      const done = Boolean(read()[lesson]?.done);
      made.textContent = done ? "已完成，点一下取消" : "标记为已完成";
      made.setAttribute("aria-pressed", String(done));
    };
    name();
    place.append(made);
  };

  const start = () => {
    for (const quiz of document.querySelectorAll(".q-quiz:not([data-started])")) {
      quiz.dataset.started = "yes";
      startQuiz(quiz);
    }
    for (const place of document.querySelectorAll(".q-finish:not([data-started])")) {
      place.dataset.started = "yes";
      startFinish(place);
    }
    showProgress();
  };

  // themes that load pages without leaving the document tell so through document$
  if (window.document$?.subscribe) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
