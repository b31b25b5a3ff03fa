import { expect, test } from "vitest";
import { allowedByOperator, allowedInSecret } from "./outside-hosts.ts";

const hosts = ["chat.example.com:443", "login.example.com", "127.0.0.1:8080", "inside.example.com:80"];
test.each([
  ["https://chat.example.com/hook", true, true], ["https://chat.example.com:443/hook", true, true], ["https://login.example.com", true, true], ["https://login.example.com:8443", false, false],
  ["http://127.0.0.1:8080/x", true, true], ["http://127.0.0.1", false, false], ["http://inside.example.com/", true, false], ["http://chat.example.com/", false, false],
  ["https://user@login.example.com/", false, false], ["https://login.example.com.evil.cn/", false, false], ["https://evil.cn/login.example.com", false, false], ["ftp://login.example.com/", false, false], ["login.example.com", false, false],
])("%s may be asked: %s, with a secret: %s", (address, asked, secret) => expect([allowedByOperator(address, hosts), allowedInSecret(address, hosts)]).toEqual([asked, secret]));
