export default {
  language: "語言",
  missing: "連結打不開",
  missingHint: "連結可能已過期或不完整。請聯絡傳給您連結的人重發。",
};
