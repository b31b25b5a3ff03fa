export default {
  allRead: "沒有未讀訊息",
  mark: "標為已讀",
  markAll: "全部標為已讀",
  markOne: "標為已讀：{title}",
  noneHint: "待辦到期提醒、逾期上報和郵件退信會出現在這裡。",
  read: "已讀",
  title: "訊息",
  toDuties: "查看我的待辦",
  unread: "未讀",
};
