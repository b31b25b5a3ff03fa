import phone from "../i18n/zh-TW/phone.ts";
import ui from "../i18n/zh-TW/ui.ts";
import { joined } from "../i18n/translator.ts";

export default joined({ phone, ui });
