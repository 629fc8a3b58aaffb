// A browser that a Java test drives: one JSON object per line comes in, one goes back, until the input ends.
//
//     node driver.mjs CHROMIUM PROFILE_FOLDER
//
// Commands: {"do": "open", "url"}, {"do": "evaluate", "script"}, {"do": "look", "dark", "still", "width", "height"},
// {"do": "press", "key"}, {"do": "shot", "file"}, {"do": "report"}. Answers: {"value"} or {"error"}.

import {createInterface} from "node:readline";
import {chromium} from "playwright-core";

const [executablePath, profile] = process.argv.slice(2);
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const PATIENCE_MILLIS = 30_000;

const browser = await chromium.launchPersistentContext(profile,
  {executablePath, headless: true, args: FLAGS, viewport: {width: 1280, height: 900}, timeout: PATIENCE_MILLIS});
const page = browser.pages()[0] ?? await browser.newPage();
page.setDefaultTimeout(PATIENCE_MILLIS);

const requests = [], complaints = [];
browser.on("request", request => requests.push(request.url()));
page.on("websocket", socket => requests.push(socket.url()));
page.on("pageerror", error => complaints.push("page error: " + error.message));
page.on("console", message => {
  if (message.type() !== "log") complaints.push(message.type() + ": " + message.text());
});
page.on("dialog", dialog => { complaints.push("dialog: " + dialog.message()); dialog.dismiss(); });

const commands = {
  open: ({url}) => page.goto(url).then(answer => answer.status()),
  evaluate: ({script}) => page.evaluate(script),
  look: async ({dark, still, width, height}) => {
    await page.emulateMedia({colorScheme: dark ? "dark" : "light", reducedMotion: still ? "reduce" : "no-preference"});
    await page.setViewportSize({width, height});
  },
  press: ({key}) => page.keyboard.press(key),
  shot: ({file}) => page.screenshot({path: file, fullPage: true}).then(() => file),
  report: () => ({requests, complaints}),
};

for await (const line of createInterface({input: process.stdin})) {
  const command = JSON.parse(line);
  let answer;
  try {
    answer = {value: await commands[command.do](command) ?? null};
  } catch (error) {
    answer = {error: String(error.message ?? error)};
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
await browser.close();
