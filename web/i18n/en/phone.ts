export default {
  language: "Language",
  missing: "This link does not open",
  missingHint: "It may have expired or be incomplete. Ask whoever sent it to you for a new one.",
};
