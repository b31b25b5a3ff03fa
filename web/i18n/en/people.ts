export default {
  demo: "Demonstration company {company}: click a person to enter",
  email: "E-mail",
  password: "Password",
};
