export default {
  allRead: "没有未读消息",
  mark: "标为已读",
  markAll: "全部标为已读",
  markOne: "标为已读：{title}",
  noneHint: "待办到期提醒、逾期上报和邮件退信会出现在这里。",
  read: "已读",
  title: "消息",
  toDuties: "查看我的待办",
  unread: "未读",
};
