export default {
  hint: "輸入 @ 提到同事，可用姓名、拼音或首字母；對方會收到通知。",
  nobody: "沒有能看到此單據的同事符合",
  none: "還沒有留言",
  send: "發表留言",
  takeBack: "撤回",
  takenBack: "此留言已由作者撤回",
  takenBackToast: "留言已撤回",
  text: "留言",
  title: "留言",
  told: "已通知 {names}",
};
