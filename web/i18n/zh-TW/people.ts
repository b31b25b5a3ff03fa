export default {
  demo: "示範公司「{company}」:點一個人進入",
  email: "電子郵件",
  password: "密碼",
};
