// What the page says, in English and Chinese: the words of the program where it says the same.

const TEXTS = {
  en: {
    language: "中文",
    title: "Draw a digit",
    titleClasses: "Draw something",
    paper: "Paper: draw here with the mouse, a finger or a pen",
    undo: "Undo", redo: "Redo", clear: "Clear",
    undoHint: "Ctrl+Z", redoHint: "Ctrl+Shift+Z", clearHint: "Delete",
    full: "The paper is full. Undo or clear to continue.",
    answer: "Answer",
    input: "What the network sees, 28 × 28",
    nothing: "nothing drawn yet",
    sure: "{percent} % sure",
    notSure: "not sure",
    doubt: "{digit} or {other}?",
    refused: "That is not a digit",
    several: "one digit at a time",
    severalLong: "This looks like more than one digit, and one is read at a time.",
    limitDigits: "This network has never seen anything but digits, so it must choose one.",
    limitClasses: "This network has never seen anything but its classes, so it must choose one.",
    bars: "How probable the network finds each",
    network: "Network: {name}, {parameters} parameters. Everything is computed in this page; nothing is sent anywhere.",
    hand: "My hand",
    handIntro: "Write thirty digits, three of each, and the network’s last layer learns how you write.",
    hand_digits: "This network does not read digits, so there is no hand that it could learn.",
    hand_dense: "This network does not end in a dense layer, so it cannot learn a hand here.",
    hand_large: "What this network must not forget while it learns a hand would make the page too large, so it cannot learn one here. The program can.",
    write: "Write thirty", goOn: "Go on writing",
    learn: "Learn my hand",
    save: "Save drawings", open: "Open drawings", forget: "Delete drawings",
    kept: "{count} drawings are kept here.",
    keptNone: "No drawings are kept yet.",
    keptOne: "1 drawing is kept here.",
    few: "Learning needs at least {least}.",
    notStored: "This browser keeps nothing for this page: save the drawings before you close it.",
    prompt: "Write a {digit}",
    position: "round {round} of {rounds}, {place} of {places}",
    back: "Back", next: "Next", stop: "Stop",
    nextHint: "Space", stopHint: "Esc",
    nothingYet: "Nothing is drawn yet.",
    own: "{before} of your {count} were right before, {after} now, each judged without its own round.",
    ownDealt: "{before} of your {count} were right before, {after} now, each judged without the third of the drawings that it belongs to.",
    ownKnown: "{before} of your {count} were right before, {after} now. But this network may have learned some of them before, so only new ones can tell.",
    luck: "That could be luck.",
    evenly: "As many became wrong as became right: {count}.",
    noDifference: "These drawings show no difference.",
    mnist: "Of MNIST’s {all} validation images the {count} that this network finds hardest: {before} right before, {after} now.",
    letters: "Letters refused as no digit: {before} of {count} before, {after} now.",
    stepNone: "Nothing was learned: every step that was tried would have cost more than {most} of these images.",
    stepPart: "Only {percent} % of the step was taken: the whole one would have cost more than {most} of these images.",
    answers: "Who answers",
    before: "network as it was", after: "with my hand",
    drawnSince: "Drawings were added or deleted since: learn again to use them.",
    saved: "Saved as {name}, which MNIST Desktop can open, too.",
    opened: "{count} drawings were added.",
    openedOne: "1 drawing was added.",
    openedOther: "{other} were left out: no digit, or kept already.",
    openFailed: "{name} holds no drawings that can be read here.",
    forgotten: "The drawings were deleted.",
    bringBack: "Bring back",
  },
  zh: {
    language: "English",
    title: "写一个数字",
    titleClasses: "画点什么",
    paper: "纸面：用鼠标、手指或笔在这里写",
    undo: "撤销", redo: "重做", clear: "清空",
    undoHint: "Ctrl+Z", redoHint: "Ctrl+Shift+Z", clearHint: "Delete",
    full: "纸面已满。请撤销或清空后再继续。",
    answer: "识别结果",
    input: "网络看到的图像，28 × 28",
    nothing: "还没有写",
    sure: "{percent} % 的把握",
    notSure: "不确定",
    doubt: "{digit} 还是 {other}？",
    refused: "这不是数字",
    several: "一次只识别一个数字",
    severalLong: "看起来不止一个数字，而一次只识别一个。",
    limitDigits: "这个网络只见过数字，所以总会从中选一个。",
    limitClasses: "这个网络只见过自己的那些类别，所以总会从中选一个。",
    bars: "网络认为每一个有多大可能",
    network: "网络：{name}，{parameters} 个参数。一切都在这个网页里计算，不会发送任何内容。",
    hand: "我的笔迹",
    handIntro: "写三十个数字，每个写三次，网络的最后一层就会学习您的写法。",
    hand_digits: "这个网络识别的不是数字，所以没有笔迹可学。",
    hand_dense: "这个网络的最后一层不是全连接层，所以在这里不能学习笔迹。",
    hand_large: "这个网络学习笔迹时不能忘记的内容会让网页太大，所以在这里不能学习。程序里可以。",
    write: "写三十个", goOn: "接着写",
    learn: "学习我的笔迹",
    save: "保存手写数字", open: "打开手写数字", forget: "删除手写数字",
    kept: "这里保留着 {count} 个手写数字。",
    keptNone: "还没有保留手写数字。",
    keptOne: "这里保留着 1 个手写数字。",
    few: "至少要有 {least} 个才能学习。",
    notStored: "这个浏览器不为此网页保存内容：关闭之前请先保存手写数字。",
    prompt: "请写 {digit}",
    position: "第 {round}/{rounds} 轮，第 {place}/{places} 个",
    back: "上一个", next: "下一个", stop: "停止",
    nextHint: "空格", stopHint: "Esc",
    nothingYet: "还没有写任何东西。",
    own: "您写的 {count} 个中，原来读对 {before} 个，现在 {after} 个；评判每个时都没有学它所在的那一轮。",
    ownDealt: "您写的 {count} 个中，原来读对 {before} 个，现在 {after} 个；评判每个时都没有学它所在的那三分之一。",
    ownKnown: "您写的 {count} 个中，原来读对 {before} 个，现在 {after} 个。不过这个网络可能早就学过其中一些，所以只有新写的才能说明问题。",
    luck: "这可能是运气。",
    evenly: "变对的和变错的一样多：各 {count} 个。",
    noDifference: "这些数字看不出差别。",
    mnist: "MNIST 的 {all} 张验证图片中，这个网络最难读的 {count} 张：原来读对 {before} 张，现在 {after} 张。",
    letters: "{count} 个字母中被拒绝（不是数字）的：原来 {before} 个，现在 {after} 个。",
    stepNone: "什么也没有学：试过的每种步长都会让这些图片多读错超过 {most} 张。",
    stepPart: "只走了这一步的 {percent} %：走完整步会让这些图片多读错超过 {most} 张。",
    answers: "由谁识别",
    before: "原来的网络", after: "学过我的笔迹",
    drawnSince: "此后手写数字有增减：再学习一次才会用上。",
    saved: "已保存为 {name}，MNIST Desktop 也能打开。",
    opened: "加入了 {count} 个手写数字。",
    openedOne: "加入了 1 个手写数字。",
    openedOther: "有 {other} 个没有加入：不是数字，或已经保留。",
    openFailed: "{name} 里没有这里能读取的手写数字。",
    forgotten: "手写数字已删除。",
    bringBack: "恢复",
  },
};

let language = firstLanguage();

/** A sentence in the page's language with its {places} filled in. */
function text(key, values = {}) {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A count with its thousands apart, as in the program. */
function grouped(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** The language chosen before, else the browser's. */
function firstLanguage() {
  const chosen = stored.get("language");
  if (chosen in TEXTS) return chosen;
  return (navigator.languages ?? [navigator.language]).find((one) => /^(zh|en)/i.test(one))
    ?.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** A probability in percent with one decimal, whole where it says little; never a rounded 100. */
function percentage(probability, isWhole = false) {
  if (probability >= 0.9995) return ">99.9";
  return (100 * probability).toFixed(isWhole && probability < 0.985 ? 0 : 1);
}
