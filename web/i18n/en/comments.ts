export default {
  hint: "Type @ to mention a colleague by name, pinyin or initials; he is told.",
  nobody: "No colleague who may see this is found",
  none: "Nothing was said yet",
  send: "Comment",
  takeBack: "Take back",
  takenBack: "Taken back by its author",
  takenBackToast: "The comment was taken back",
  text: "Comment",
  title: "Comments",
  told: "Told: {names}",
};
