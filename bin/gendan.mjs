#!/usr/bin/env node
// Plain JavaScript on purpose: this file must still run on the Node that the machine happens to have,
// because it is what finds the right one. Everything behind it is TypeScript for Node 24.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as nodeModule from "node:module";
import { fileURLToPath } from "node:url";

const neededMajor = 24;
// The longest drain that a clean stop may take; after it a process whose launcher was killed is ended.
const drainMs = 30_000;
const forwardedSignals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR2"];
const launchedMark = "GENDAN_LAUNCHED";
const packages = fileURLToPath(new URL("../node_modules/", import.meta.url));

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}

function packagedNode() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const folder = `${packages}node-${platform}-${process.arch}/bin/`;
  return [`${folder}node`, `${folder}node.exe`].find((path) => existsSync(path));
}

function nodeMissing() {
  fail(
    `Gendan needs Node ${neededMajor} or newer, this is ${process.version} and no packaged Node ${neededMajor} runs on ` +
      `${process.platform}-${process.arch}: run "npm install" without --omit=optional, or install Node ${neededMajor} from https://nodejs.org.`,
  );
}

/** Runs this program again on Node 24: in place of this process where Node can do that, otherwise as a child that shares its fate. */
function runOnPackagedNode(node) {
  const argv = [...process.execArgv, ...process.argv.slice(1)];
  if (typeof process.execve === "function" && process.platform !== "win32") {
    process.execve(node, [node, ...argv], process.env);
  }
  // The fourth stream tells either process at once when the other is gone, even after kill -9.
  const child = spawn(node, argv, {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, [launchedMark]: "1" },
  });
  child.on("error", nodeMissing);
  for (const signal of forwardedSignals) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to both of us: passing it on would look like a second, impatient Ctrl-C.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("exit", (code, signal) => endLike(code, signal));
}

function endLike(code, signal) {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/** Stops this process cleanly when the launcher that started it was killed. */
function followLauncher() {
  if (process.env[launchedMark] !== "1" || process.channel == null) return;
  delete process.env[launchedMark];
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.kill(process.pid, "SIGKILL"), drainMs).unref();
  });
  process.channel.unref();
}

/** Between npm and us stands a shell that dies of SIGTERM without passing it on: under npm this process ends with its parent. */
function followNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  look.unref();
}

async function runHere() {
  followLauncher();
  // Half of what a start costs the processor is reading the program; read once, it is kept beside the packages, or not at all where nothing may be written there.
  nodeModule.enableCompileCache(`${packages}.cache/gendan`);
  try {
    const { main } = await import("../server/cli/main.ts");
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (error?.code !== "ERR_MODULE_NOT_FOUND" || !String(error.message).startsWith("Cannot find package")) throw error;
    fail(`Gendan's packages are incomplete (${String(error.message).split(" imported from")[0]}): run "npm install" in its folder.`);
  }
}

followNpm();
if (!existsSync(packages)) {
  fail('Gendan\'s packages are not installed: run "npm install" in its folder.');
} else if (Number.parseInt(process.versions.node, 10) >= neededMajor) {
  await runHere();
} else {
  const node = packagedNode();
  if (node === undefined) nodeMissing();
  else runOnPackagedNode(node);
}
