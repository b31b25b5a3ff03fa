export default {
  allRead: "No unread messages",
  mark: "Mark read",
  markAll: "Mark all read",
  markOne: "Mark read: {title}",
  noneHint: "Reminders of duties, escalations and mails that could not be delivered appear here.",
  read: "Read",
  title: "Messages",
  toDuties: "See my duties",
  unread: "Unread",
};
