export default {
  hint: "输入 @ 提到同事，可用姓名、拼音或首字母；对方会收到通知。",
  nobody: "没有能看到此单据的同事符合",
  none: "还没有留言",
  send: "发表留言",
  takeBack: "撤回",
  takenBack: "此留言已由作者撤回",
  takenBackToast: "留言已撤回",
  text: "留言",
  title: "留言",
  told: "已通知 {names}",
};
