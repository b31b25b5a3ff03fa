export default {
  demo: "演示公司「{company}」:点一个人进入",
  email: "邮箱",
  password: "密码",
};
