/**
 * Words that Hong Kong and Macao have their own for, in traditional characters: the mainland's or Taiwan's first, theirs second.
 * Kept short on purpose: only words whose use in technical writing there is settled. Always a proposal, as meanings overlap
 * (程序 is a procedure as well as a program and is therefore not listed).
 */
export const regionalWords: readonly (readonly [string, string])[] = [
  ['軟體', '軟件'],
  ['硬體', '硬件'],
  ['韌體', '固件'],
  ['網路', '網絡'],
  ['網際網絡', '互聯網'],
  ['服務器', '伺服器'],
  ['資料庫', '數據庫'],
  ['計算機軟件', '電腦軟件'],
  ['鼠標', '滑鼠'],
  ['印表機', '打印機'],
  ['文件夾', '資料夾'],
  ['視頻', '影片'],
  ['缺省', '預設'],
  ['默認', '預設'],
  ['短信', '短訊'],
  ['簡訊', '短訊'],
  ['行動電話', '流動電話'],
  ['移動電話', '流動電話'],
  ['雷射', '激光'],
  ['品質管理', '質素管理'],
  ['開源軟體', '開源軟件'],
];
