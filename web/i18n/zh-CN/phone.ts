export default {
  language: "语言",
  missing: "链接打不开",
  missingHint: "链接可能已过期或不完整。请联系发给您链接的人重发。",
};
