<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About MNIST Desktop</source>
        <translation>关于 MNIST Desktop</translation>
    </message>
    <message>
        <source>MNIST Desktop {version}</source>
        <translation>MNIST Desktop {version}</translation>
    </message>
    <message>
        <source>Reads handwritten digits and shows how. Works offline.</source>
        <translation>识别手写数字并展示其过程。离线工作。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Qt is used under the LGPL 3.</source>
        <translation>自由软件，采用 MIT 许可证。Qt 依据 LGPL 3 使用。</translation>
    </message>
    <message>
        <source>MNIST: Yann LeCun and Corinna Cortes, CC BY-SA 3.0. The built-in model also learned from pen digits of UNIPEN (International Unipen Foundation, CC BY 4.0) and of Alpaydin and Alimoglu (UCI, CC BY 4.0).</source>
        <translation>MNIST：Yann LeCun 与 Corinna Cortes，CC BY-SA 3.0。内置模型还学习了 UNIPEN（International Unipen Foundation，CC BY 4.0）以及 Alpaydin 与 Alimoglu（UCI，CC BY 4.0）的手写笔数字。</translation>
    </message>
    <message>
        <source>MNIST Desktop {version}, full edition</source>
        <translation>MNIST Desktop {version}，完整版</translation>
    </message>
    <message>
        <source>MNIST Desktop {version}, small edition (without training)</source>
        <translation>MNIST Desktop {version}，精简版（不含训练）</translation>
    </message>
</context>
<context>
    <name>AboutImages</name>
    <message>
        <source>About these images</source>
        <translation>关于这些图像</translation>
    </message>
    <message>
        <source>How many there are of each class, their average, and one of them varied.</source>
        <translation>每一类各有多少张、它们的平均图，以及其中一张的变化样本。</translation>
    </message>
    <message>
        <source>their average</source>
        <translation>它们的平均</translation>
    </message>
    <message>
        <source>The chosen image as training varies it (amounts: tab Train, Advanced):</source>
        <translation>所选图像在训练中的变化样本（幅度见“训练”标签页的“高级”）：</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undoes the last step.</source>
        <translation>撤销上一步。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redoes the step that was undone.</source>
        <translation>恢复刚才撤销的一步。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Clears the canvas; Undo brings the drawing back.</source>
        <translation>清空画纸；用“撤销”可以找回。</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Draws on the canvas.</source>
        <translation>在画纸上写字。</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Erases ink. The right mouse button and the other end of a pen erase, too.</source>
        <translation>擦去墨迹。鼠标右键和手写笔的另一端也能擦除。</translation>
    </message>
    <message>
        <source>Thinner brush</source>
        <translation>画笔变细</translation>
    </message>
    <message>
        <source>Makes the brush thinner.</source>
        <translation>让画笔变细。</translation>
    </message>
    <message>
        <source>Thicker brush</source>
        <translation>画笔变粗</translation>
    </message>
    <message>
        <source>Makes the brush thicker.</source>
        <translation>让画笔变粗。</translation>
    </message>
    <message>
        <source>Test image</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Reads the picture that you copied in another program.</source>
        <translation>识别您在其他程序中复制的图片。</translation>
    </message>
    <message>
        <source>Save drawing…</source>
        <translation>保存手写…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copies the drawing, to be pasted into another program.</source>
        <translation>复制手写，以便粘贴到其他程序。</translation>
    </message>
    <message>
        <source>Start afresh…</source>
        <translation>重新开始…</translation>
    </message>
    <message>
        <source>Resets the program for the next class; asks first.</source>
        <translation>让程序恢复到全新状态，供下一个班级使用；会先询问。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Closes the program; the drawing is kept.</source>
        <translation>关闭程序；手写会保留。</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Answers with a model from a .digitmodel file.</source>
        <translation>由 .digitmodel 文件中的模型来识别。</translation>
    </message>
    <message>
        <source>Save model…</source>
        <translation>保存模型…</translation>
    </message>
    <message>
        <source>Saves the model in use as a .digitmodel file.</source>
        <translation>把当前识别用的模型写入 .digitmodel 文件。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Shows the tab with the images of the data set, and what is misread.</source>
        <translation>显示数据集图像和识别错误的标签页。</translation>
    </message>
    <message>
        <source>My hand</source>
        <translation>我的笔迹</translation>
    </message>
    <message>
        <source>Shows the tab on which a network learns how you write.</source>
        <translation>显示让网络学习您笔迹的标签页。</translation>
    </message>
    <message>
        <source>Presentation mode</source>
        <translation>演示模式</translation>
    </message>
    <message>
        <source>Fills the screen with larger text, for presenting to a class.</source>
        <translation>全屏显示并放大文字，便于全班观看。</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门提示</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Shows where models, samples and settings are kept.</source>
        <translation>查看模型、样本和设置的存放位置。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Shows what the program is made of, and the licence of each part.</source>
        <translation>显示本程序由哪些部分组成，以及每个部分的许可证。</translation>
    </message>
    <message>
        <source>About MNIST Desktop</source>
        <translation>关于 MNIST Desktop</translation>
    </message>
    <message>
        <source>Version, licence and credits.</source>
        <translation>版本、许可证与致谢。</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>The colours of the window.</source>
        <translation>窗口的配色。</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>窗口的语言。</translation>
    </message>
    <message>
        <source>Keeps the drawing in a file: as strokes, as a PNG picture or as an SVG.</source>
        <translation>把图画保存为文件：笔画、PNG 图片或 SVG。</translation>
    </message>
    <message>
        <source>Train a new network</source>
        <translation>训练新网络</translation>
    </message>
    <message>
        <source>Same as Train: a new network learns with the settings in the third column.</source>
        <translation>相当于按“训练”：按第三栏的设置训练一个新网络。</translation>
    </message>
    <message>
        <source>Close the hint or the message, leave presentation mode</source>
        <translation>关闭提示或消息，退出演示模式</translation>
    </message>
    <message>
        <source>Closes what covers the window, one thing at a time.</source>
        <translation>逐一结束盖在窗口上的内容。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Lists every action that has a keyboard shortcut.</source>
        <translation>列出所有带快捷键的操作。</translation>
    </message>
    <message>
        <source>Shows one of the {count} test images of {name} at random, with its label.</source>
        <translation>随机显示 {name} 的 {count} 张测试图像之一及其标签。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Shows the tab on which a new network is trained.</source>
        <translation>显示训练新网络的标签页。</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Shows the tab on which the network that answers is seen from inside.</source>
        <translation>显示查看正在回答的网络内部的标签页。</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Colours the ink by what it does for the answer. Measured by taking runs of it away, 200 times: neighbouring pieces together cost about the sum of what they show; one alone the network often bridges.</source>
        <translation>按墨迹对答案的作用上色。测量方法：200 次去掉几段墨迹，看答案损失多少。相邻的几小段一起去掉，损失约等于它们各自数值之和；只去掉一小段，网络往往照样认得。</translation>
    </message>
    <message>
        <source>Wide paper</source>
        <translation>宽纸面</translation>
    </message>
    <message>
        <source>Makes room for long numbers: the paper grows to the right, what is written stays as it is. In a small window it takes the place of the third column.</source>
        <translation>为较长的数腾出地方：纸面向右加宽，已写的内容不变。在小窗口里，它会占用第三栏的位置。</translation>
    </message>
    <message>
        <source>Opens a photo, a scan or a saved drawing of a digit or a number.</source>
        <translation>打开照片、扫描件或保存的手写，里面是一个数字或一个多位数。</translation>
    </message>
    <message>
        <source>Shows the hints of the first start again.</source>
        <translation>再次显示首次启动时的提示。</translation>
    </message>
    <message>
        <source>Next mistake</source>
        <translation>下一个错误</translation>
    </message>
    <message>
        <source>Shows the next image that the network misreads: of those on the tab Pictures, else of the validation images, the surest mistakes first.</source>
        <translation>显示网络认错的下一张图像：先在“图片”标签页所列的图像中找，否则在验证图像中找，最确信的错误排在最前。</translation>
    </message>
    <message>
        <source>Draw with the keyboard</source>
        <translation>用键盘书写</translation>
    </message>
    <message>
        <source>Shows a grid on the paper: arrow keys, Home, End and Page keys move, Space puts the pen down and lifts it.</source>
        <translation>在纸面上显示格点：方向键、Home、End 和翻页键移动，空格键落笔和抬笔。</translation>
    </message>
    <message>
        <source>Lessons…</source>
        <translation>课程…</translation>
    </message>
    <message>
        <source>Ten lessons that run in this window, with worksheets to print, and lessons from files.</source>
        <translation>十节在本窗口里进行的课，附可打印的工作表；也可以打开文件里的课程。</translation>
    </message>
    <message>
        <source>Back up everything…</source>
        <translation>备份全部内容…</translation>
    </message>
    <message>
        <source>Writes models, kept drawings, settings and the canvas to one file.</source>
        <translation>将模型、保留的手写样本、设置和画布写入一个文件。</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Adds what a backup holds, of this computer or another; asks first.</source>
        <translation>添加备份（本机或其他电脑的）中的内容；会先询问。</translation>
    </message>
</context>
<context>
    <name>AdvancedSettings</name>
    <message>
        <source>Batch size</source>
        <translation>批次大小</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率计划</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>权重平均</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>带动量的 SGD</translation>
    </message>
    <message>
        <source>stays constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>one cycle: up, then down</source>
        <translation>单周期：先升后降</translation>
    </message>
    <message>
        <source>decays</source>
        <translation>逐渐衰减</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>cross-entropy, label smoothing</source>
        <translation>交叉熵，标签平滑</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>How many images are learned at once; the weights change once per batch. Small: slow epochs and a noisy loss; large: fast, but few updates. Try 8 and watch.</source>
        <translation>一次学习多少张图像；每个批次更新一次权重。小：每轮慢，损失抖动；大：快，但更新次数少。试试 8，看看效果。</translation>
    </message>
    <message>
        <source>The rule by which the weights move. Adam and AdamW suit most networks; SGD needs a larger learning rate: try it with 0.05 and watch how the loss falls.</source>
        <translation>更新权重的规则。Adam 和 AdamW 适合多数网络；SGD 需要较大的学习率：用 0.05 试试，看损失如何下降。</translation>
    </message>
    <message>
        <source>How far each batch moves the weights. Too low: the loss hardly falls; too high: it jumps or becomes infinite. Try ten times as much and watch the loss.</source>
        <translation>每个批次对权重改动多大。太低：损失几乎不降；太高：损失跳动或变为无穷大。试试十倍，看看损失。</translation>
    </message>
    <message>
        <source>How the learning rate changes during the run. Small steps at the end settle the weights: try “stays constant” and watch validation fluctuate in the last epochs.</source>
        <translation>学习率在训练中如何变化。最后用小步子，权重才能稳定：试试“恒定”，看最后几轮的验证曲线如何波动。</translation>
    </message>
    <message>
        <source>The number that training makes smaller. Label smoothing makes the network less sure of itself; squared error learns more slowly. Compare the first epoch.</source>
        <translation>训练要减小的那个数。标签平滑让网络不那么自信；平方误差学得较慢。比较一下第一轮。</translation>
    </message>
    <message>
        <source>Ends the run after this many epochs without a better validation accuracy. Small: saves time, may stop too soon. Try 3 with 30 epochs and watch where it stops.</source>
        <translation>验证准确率连续这么多轮没有提高，就结束训练。小：省时间，但可能停得太早。用 3 和 30 个轮次试试，看它停在哪里。</translation>
    </message>
    <message>
        <source>Answers with the average of the latest weights instead of the last ones. On: steadier and often a little better; off: watch validation go up and down more.</source>
        <translation>用最近权重的平均值，而不是最后一组权重来识别。开：更稳定，往往略好；关：看验证曲线起伏更大。</translation>
    </message>
    <message>
        <source>Where the random numbers start: first weights, order of the images. The same seed repeats a run; try another and see how much difference chance makes.</source>
        <translation>随机数的起点：初始权重和图像顺序。种子相同，训练可以重现；换一个试试，看看偶然能带来多大差别。</translation>
    </message>
    <message>
        <source>Where training runs. A GPU is faster with large networks and large batches; with small ones the CPU is as fast. Watch the time per epoch.</source>
        <translation>由什么来计算。网络大、批次大时 GPU 更快；都小时 CPU 一样快。看看每轮的用时。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>{count} without a better epoch</source>
        <translation>连续 {count} 轮无改进</translation>
    </message>
    <message>
        <source>Averaged weights</source>
        <translation>使用平均权重</translation>
    </message>
    <message>
        <source>GPU (none found)</source>
        <translation>GPU（未找到）</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>A common mistake, to try out: the pixels are between 0 and 1 already and are divided by 255 once more. On: watch how slowly the network begins to learn.</source>
        <translation>一个常见的错误，可以试试：像素已经在 0 到 1 之间，却又除以一次 255。打开后观察网络开始学习有多慢。</translation>
    </message>
    <message>
        <source>Divided by 255 twice</source>
        <translation>除以两次 255</translation>
    </message>
</context>
<context>
    <name>AnswerAnnouncer</name>
    <message>
        <source>Pen down, column {column}, row {row}</source>
        <translation>落笔，第 {column} 列，第 {row} 行</translation>
    </message>
    <message>
        <source>Pen up, column {column}, row {row}</source>
        <translation>抬笔，第 {column} 列，第 {row} 行</translation>
    </message>
</context>
<context>
    <name>AnswerController</name>
    <message>
        <source>starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>new network, not kept yet</source>
        <translation>新网络，尚未保留</translation>
    </message>
    <message>
        <source>Kept as an example of a {digit}, in the tab My hand.</source>
        <translation>已作为 {digit} 的样本保存，见“我的笔迹”标签页。</translation>
    </message>
    <message>
        <source>Kept as an example of “{name}”, in the tab My hand.</source>
        <translation>已作为“{name}”的样本保存，见“我的笔迹”标签页。</translation>
    </message>
    <message>
        <source>in training, epoch {epoch} of {epochs}</source>
        <translation>训练中，轮次 {epoch}/{epochs}</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>{model}, {percent} %</source>
        <translation>{model}，{percent} %</translation>
    </message>
    <message>
        <source>{model}, test {percent} %</source>
        <translation>{model}，测试 {percent} %</translation>
    </message>
    <message>
        <source>ticks: {model}</source>
        <translation>刻线：{model}</translation>
    </message>
    <message>
        <source>The drawing is no longer kept.</source>
        <translation>这幅手写已不再保存。</translation>
    </message>
    <message>
        <source>in the film: epoch {epoch}, batch {batch}</source>
        <translation>回放中：第 {epoch} 轮，第 {batch} 批</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>2  Answer</source>
        <translation>2  识别结果</translation>
    </message>
    <message>
        <source>The network that answers now. The others are in the Models menu.</source>
        <translation>当前负责识别的网络。其他网络在“模型”菜单中。</translation>
    </message>
    <message>
        <source>The other network answers too: a tick on each bar shows its probability.</source>
        <translation>另一个网络也在识别：每根条上的刻线是它给出的概率。</translation>
    </message>
    <message>
        <source>The bars show what the network answers without what you switched off on the tab Inside. The model itself is not changed; leave that tab for its whole answer.</source>
        <translation>条形显示网络在去掉您在“内部”标签页中关闭的部分后给出的回答。模型本身没有改变；离开该标签页即可看到完整的回答。</translation>
    </message>
</context>
<context>
    <name>ArithmeticTexts</name>
    <message>
        <source>{channel}: {value}</source>
        <translation>{channel}：{value}</translation>
    </message>
    <message>
        <source>{channel}, row {row}, column {column}: {value}</source>
        <translation>{channel}，第 {row} 行第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>{count} products add up to {sum}</source>
        <translation>{count} 个乘积之和为 {sum}</translation>
    </message>
    <message>
        <source>map {number} gives {part}, all {count} maps together give {sum}</source>
        <translation>特征图 {number} 给出 {part}，全部 {count} 张合计 {sum}</translation>
    </message>
    <message>
        <source>outside the map the window sees zeros</source>
        <translation>窗口超出特征图的部分看作 0</translation>
    </message>
    <message>
        <source>with the bias, {bias}: {value}</source>
        <translation>加偏置（{bias}）：{value}</translation>
    </message>
    <message>
        <source>{input} × {weight} = {product} (number {index})</source>
        <translation>{input} × {weight} = {product}（第 {index} 个数）</translation>
    </message>
    <message>
        <source>{count} products add up to {sum}; the strongest are</source>
        <translation>{count} 个乘积之和为 {sum}，其中最大的是</translation>
    </message>
    <message>
        <source>batch norm: ({before} − mean {mean}) ÷ √(variance {variance} + {epsilon}) × {gamma} {beta} = {value}</source>
        <translation>批归一化：({before} − 均值 {mean}) ÷ √(方差 {variance} + {epsilon}) × {gamma} {beta} = {value}</translation>
    </message>
    <message>
        <source>the largest of {count} cells: {value}</source>
        <translation>{count} 格中最大的：{value}</translation>
    </message>
    <message>
        <source>the mean of {count} cells: {value}</source>
        <translation>{count} 格的平均：{value}</translation>
    </message>
    <message>
        <source>switched off: 0 instead of {before}</source>
        <translation>已关闭：用 0 代替 {before}</translation>
    </message>
    <message>
        <source>passes unchanged: {value}</source>
        <translation>原样通过：{value}</translation>
    </message>
    <message>
        <source>the number of map {number}, row {row}, column {column}: {value}</source>
        <translation>特征图 {number} 第 {row} 行第 {column} 列的数：{value}</translation>
    </message>
    <message>
        <source>{function} of {before}: {value}</source>
        <translation>{function}({before}) = {value}</translation>
    </message>
    <message>
        <source>ReLU makes 0 of {before}</source>
        <translation>ReLU 把 {before} 变成 0</translation>
    </message>
    <message>
        <source>ReLU leaves {value} as it is</source>
        <translation>ReLU 让 {value} 保持不变</translation>
    </message>
</context>
<context>
    <name>AugmentationForm</name>
    <message>
        <source>New examples made from old ones (augmentation)</source>
        <translation>由旧样本生成新样本（数据增强）</translation>
    </message>
    <message>
        <source>Vary every image a little each time</source>
        <translation>每次都把每张图像随机改变一点</translation>
    </message>
    <message>
        <source>The network never sees the same image twice, so it cannot learn them by heart. Try it with 1,000 images: training accuracy falls, validation accuracy rises.</source>
        <translation>网络不会两次看到同一张图像，因此无法死记硬背。用 1,000 张图像试试：训练准确率下降，验证准确率上升。</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>倾斜</translation>
    </message>
    <message>
        <source>Stroke width</source>
        <translation>笔画粗细</translation>
    </message>
    <message>
        <source>Bending</source>
        <translation>弯曲</translation>
    </message>
    <message>
        <source>Inversion</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪点</translation>
    </message>
    <message>
        <source>How far each image is turned, either way. A little teaches crooked writing; too much makes a 6 a 9: try 180° and watch 6 and 9 being mistaken.</source>
        <translation>每张图像向左或向右旋转的角度。转一点能学会歪斜的字；转太多会把 6 变成 9：试试 180°，看 6 和 9 如何混淆。</translation>
    </message>
    <message>
        <source>How far each image is moved. More: digits off the middle are read better; too far cuts them off. Try 6 px and look at the images below.</source>
        <translation>每张图像移动的距离。大一些，更能识别偏离正中的数字；太大，数字会被切掉。试试 6 像素，看看下面的图像。</translation>
    </message>
    <message>
        <source>How much wider, narrower, higher or lower each image becomes. More: large and small writing is read alike; past 50 % digits lose their shape.</source>
        <translation>每张图像变宽、变窄、变高或变矮的程度。大一些，大字小字都能识别；超过 50 %，数字会走样。</translation>
    </message>
    <message>
        <source>How far each image leans, in pixels per pixel of height. More: slanting handwriting is read better; past 0.5 a 1 lies down. Watch the images below.</source>
        <translation>每张图像倾斜的程度：每一像素高度偏移多少像素。大一些，更能识别斜体字；超过 0.5，1 会倒下。看看下面的图像。</translation>
    </message>
    <message>
        <source>How much thicker or thinner the strokes become. More: thin and thick pens are read alike; at 100 % thin loops may close or tear.</source>
        <translation>笔画变粗或变细的程度。大一些，粗笔细笔都能识别；到 100 %，细小的圈可能封死或断开。</translation>
    </message>
    <message>
        <source>How far strokes are bent, in pixels. A little looks like another person&apos;s hand; past 1.5 px digits become scribbles: watch the training accuracy fall.</source>
        <translation>笔画弯曲的程度（像素）。小一些，像是换了一个人写；超过 1.5 像素，数字就成了涂鸦：看训练准确率如何下降。</translation>
    </message>
    <message>
        <source>How many images become dark on bright. 0: only bright ink on black is read; try 50 % and the network reads both, but learns more slowly.</source>
        <translation>有多少图像变成浅底深字。0：只能识别黑底浅字；试试 50 %，网络两种都能识别，但学得更慢。</translation>
    </message>
    <message>
        <source>How bright the background behind the ink may become. More: grey photos are read better; at 100 % the ink can vanish. Watch the images below.</source>
        <translation>墨迹后面的背景最多变得多亮。大一些，更能识别灰蒙蒙的照片；到 100 %，墨迹可能消失。看看下面的图像。</translation>
    </message>
    <message>
        <source>How much grain lies over each image. A little makes the network look at whole strokes; past 40 % it sees mostly grain and the loss stays high.</source>
        <translation>每张图像上噪点的多少。少一些，让网络注意整个笔画；超过 40 %，看到的多半是噪点，损失降不下来。</translation>
    </message>
</context>
<context>
    <name>AugmentationPreview</name>
    <message>
        <source>Eight training images as the network will see them</source>
        <translation>网络将看到的八张训练图像</translation>
    </message>
    <message>
        <source>Eight training images as the network will see them, changed by the amounts above. Click for new ones; if you cannot read them any more, the amounts are too large.</source>
        <translation>八张训练图像，按上面的幅度改变后，就是网络将看到的样子。单击可换一批；如果您自己都认不出来，说明幅度太大。</translation>
    </message>
</context>
<context>
    <name>AverageImage</name>
    <message>
        <source>The average of the images in the grid</source>
        <translation>网格中图像的平均</translation>
    </message>
    <message>
        <source>Each pixel is the average of that pixel in all images of the grid: where the average is sharp, they are alike. Choose one label to see its digit.</source>
        <translation>每个像素是网格中所有图像在该处的平均值：平均图清晰的地方，图像彼此相似。选择一个标签，就能看到该数字的平均样子。</translation>
    </message>
</context>
<context>
    <name>BackupController</name>
    <message>
        <source>Back up everything</source>
        <translation>备份全部内容</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Saved as {path}: {models} models and {drawings} kept drawings, {size} MB.</source>
        <translation>已保存为 {path}：{models} 个模型，{drawings} 个保留的手写样本，{size} MB。</translation>
    </message>
    <message>
        <source>{count} files that cannot be read are not in it, such as {name}.</source>
        <translation>有 {count} 个无法读取的文件未包含在内，例如 {name}。</translation>
    </message>
    <message>
        <source>Restored: {models} models and {drawings} kept drawings were added.</source>
        <translation>已恢复：添加了 {models} 个模型和 {drawings} 个保留的手写样本。</translation>
    </message>
</context>
<context>
    <name>BetBox</name>
    <message>
        <source>Clear bet</source>
        <translation>清除预测</translation>
    </message>
    <message>
        <source>Takes away the curve that you drew and all picks.</source>
        <translation>去掉你画的曲线和所有选择。</translation>
    </message>
    <message>
        <source>New bet</source>
        <translation>重新预测</translation>
    </message>
    <message>
        <source>Bet on the next run: the curve you drew comes back to be changed.</source>
        <translation>预测下一次训练：你画过的曲线会再次出现，可以修改。</translation>
    </message>
    <message>
        <source>There was no bet on this run.</source>
        <translation>这次训练没有预测。</translation>
    </message>
    <message>
        <source>Before you press Train: draw the accuracy that you expect in the chart.</source>
        <translation>按“训练”之前：在图里画出你预期的准确率。</translation>
    </message>
    <message>
        <source>Which of these will the network misread?</source>
        <translation>网络会认错其中哪些？</translation>
    </message>
    <message>
        <source>They are kept drawings of yours.</source>
        <translation>它们是你保留的手写。</translation>
    </message>
    <message>
        <source>{own} of them are kept drawings of yours, which come first; the others are MNIST validation images.</source>
        <translation>前 {own} 个是你保留的手写，其余是 MNIST 的验证图像。</translation>
    </message>
    <message>
        <source>The first is a kept drawing of yours; the others are MNIST validation images.</source>
        <translation>第一个是你保留的手写，其余是 MNIST 的验证图像。</translation>
    </message>
    <message>
        <source>They are MNIST validation images, as no drawings of yours are kept.</source>
        <translation>它们是 MNIST 的验证图像，因为没有保留你的手写。</translation>
    </message>
    <message>
        <source>Pick it if you expect the network to misread this {label}.</source>
        <translation>如果你预期网络会认错这个 {label}，就勾选它。</translation>
    </message>
    <message>
        <source>A {label}</source>
        <translation>数字 {label}</translation>
    </message>
</context>
<context>
    <name>BetPad</name>
    <message>
        <source>The validation accuracy that you expect</source>
        <translation>你预期的验证准确率</translation>
    </message>
    <message>
        <source>Draw the validation accuracy that you expect after each epoch. By keyboard: Left and Right choose the epoch, Up and Down the accuracy, Shift makes small steps, Delete clears.</source>
        <translation>画出你预期每轮之后的验证准确率。用键盘：左右键选择轮次，上下键调整准确率，按住 Shift 小步调整，Delete 清除。</translation>
    </message>
    <message>
        <source>after epoch {epoch}: {percent} %</source>
        <translation>第 {epoch} 轮之后：{percent} %</translation>
    </message>
    <message>
        <source>before the first batch: {percent} %</source>
        <translation>第一批之前：{percent} %</translation>
    </message>
    <message>
        <source>Draw the accuracy that you expect</source>
        <translation>画出你预期的准确率</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
</context>
<context>
    <name>BetTexts</name>
    <message>
        <source>The run went on to epoch {epochs}; your curve ended at epoch {last}.</source>
        <translation>训练进行到第 {epochs} 轮；你的曲线到第 {last} 轮为止。</translation>
    </message>
    <message>
        <source>The loss became infinite or no number; finished epochs: {done} of {count}.</source>
        <translation>损失变成了无穷大或不是数；完成的轮数：{done}/{count}。</translation>
    </message>
    <message>
        <source>The run was stopped; finished epochs: {done} of {count}.</source>
        <translation>训练被停止了；完成的轮数：{done}/{count}。</translation>
    </message>
    <message>
        <source>The run ended early; finished epochs: {done} of {count}.</source>
        <translation>训练提前结束了；完成的轮数：{done}/{count}。</translation>
    </message>
    <message>
        <source>Validation accuracy is measured at the end of an epoch: there is none to compare.</source>
        <translation>验证准确率在每轮结束时测量：还没有可以比较的。</translation>
    </message>
    <message>
        <source>Your curve has no epoch of those that were measured.</source>
        <translation>你的曲线没有画到测量过的轮次。</translation>
    </message>
    <message>
        <source>You expected {expected} % after epoch {epoch}; it was {reached} %.</source>
        <translation>你预期第 {epoch} 轮之后为 {expected} %；实际是 {reached} %。</translation>
    </message>
    <message>
        <source>After epoch {epoch} your curve was right to a tenth of a percent.</source>
        <translation>第 {epoch} 轮之后，你的曲线精确到了 0.1 个百分点。</translation>
    </message>
    <message>
        <source>After epoch {epoch} your curve was too high by {points} percentage points.</source>
        <translation>第 {epoch} 轮之后，你的曲线高了 {points} 个百分点。</translation>
    </message>
    <message>
        <source>After epoch {epoch} your curve was too low by {points} percentage points.</source>
        <translation>第 {epoch} 轮之后，你的曲线低了 {points} 个百分点。</translation>
    </message>
    <message>
        <source>You expected {level} % by epoch {expected}; the run never reached it.</source>
        <translation>你预期到第 {expected} 轮达到 {level} %；这次训练一直没有达到。</translation>
    </message>
    <message>
        <source>You expected {level} % by epoch {expected}; it was reached just then.</source>
        <translation>你预期到第 {expected} 轮达到 {level} %；正好在那时达到了。</translation>
    </message>
    <message>
        <source>You expected {level} % by epoch {expected}; it was first reached after epoch {reached}.</source>
        <translation>你预期到第 {expected} 轮达到 {level} %；实际在第 {reached} 轮之后首次达到。</translation>
    </message>
    <message>
        <source>Kept drawings were among the images that it learned from.</source>
        <translation>它学习的图像里有保留的手写。</translation>
    </message>
    <message>
        <source>The images are read by the network of epoch {epoch}, the best one.</source>
        <translation>这些图像由第 {epoch} 轮（最好的一轮）的网络识别。</translation>
    </message>
    <message>
        <source>The images are read by the newest network: no epoch was validated.</source>
        <translation>这些图像由最新的网络识别：没有一轮经过验证。</translation>
    </message>
    <message>
        <source>It read all {count} correctly.</source>
        <translation>它把全部 {count} 个都认对了。</translation>
    </message>
    <message>
        <source>{label} as {answer}</source>
        <translation>{label} 认成 {answer}</translation>
    </message>
    <message>
        <source>It misread {misread} of {count}: {listed}.</source>
        <translation>它认错了 {count} 个中的 {misread} 个：{listed}。</translation>
    </message>
    <message>
        <source>You had picked none.</source>
        <translation>你一个也没有选。</translation>
    </message>
    <message>
        <source>Of the {picked} that you had picked it misread {hits}.</source>
        <translation>你选的 {picked} 个里，它认错了 {hits} 个。</translation>
    </message>
    <message>
        <source>The one that you had picked was read correctly.</source>
        <translation>你选的那一个被认对了。</translation>
    </message>
    <message>
        <source>The one that you had picked was misread.</source>
        <translation>你选的那一个被认错了。</translation>
    </message>
    <message>
        <source>This network reads other classes than the digits, so it did not read them.</source>
        <translation>这个网络识别的是数字以外的类别，所以没有识别这些图像。</translation>
    </message>
    <message>
        <source>The run has made no network, so the images were not read.</source>
        <translation>这次训练没有产生网络，所以没有识别这些图像。</translation>
    </message>
</context>
<context>
    <name>BlockTexts</name>
    <message>
        <source>{layer} of {size}</source>
        <translation>{layer}，每张 {size}</translation>
    </message>
    <message>
        <source>Dense, {count} scores</source>
        <translation>全连接，{count} 个分数</translation>
    </message>
    <message>
        <source>{kernel} × {kernel} convolution, {channels} maps</source>
        <translation>{kernel} × {kernel} 卷积，{channels} 张特征图</translation>
    </message>
    <message>
        <source>{kernel} × {kernel} depthwise convolution, {channels} maps</source>
        <translation>{kernel} × {kernel} 深度卷积，{channels} 张特征图</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Activation: {function}</source>
        <translation>激活：{function}</translation>
    </message>
    <message>
        <source>{size} × {size} pooling, {channels} maps</source>
        <translation>{size} × {size} 池化，{channels} 张特征图</translation>
    </message>
    <message>
        <source>Global pooling, {channels} numbers</source>
        <translation>全局池化，{channels} 个数</translation>
    </message>
    <message>
        <source>Sum of two layers</source>
        <translation>两层之和</translation>
    </message>
    <message>
        <source>Product of two layers</source>
        <translation>两层之积</translation>
    </message>
    <message>
        <source>All {channels} numbers in a row</source>
        <translation>全部 {channels} 个数排成一行</translation>
    </message>
    <message>
        <source>Dense layer, {channels} units</source>
        <translation>全连接层，{channels} 个单元</translation>
    </message>
    <message>
        <source>Dropout, does nothing when the network answers</source>
        <translation>Dropout，网络回答时不起作用</translation>
    </message>
    <message>
        <source>sure?</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>conv</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>depthwise</source>
        <translation>深度卷积</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>product</source>
        <translation>求积</translation>
    </message>
    <message>
        <source>in a row</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>score of {name}</source>
        <translation>{name} 的分数</translation>
    </message>
    <message>
        <source>map {number}</source>
        <translation>特征图 {number}</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>单元 {number}</translation>
    </message>
    <message>
        <source>The confidence branch learned to lower the scores of drawings that resemble no digit, so that the network is less sure; the digit stays the same.</source>
        <translation>把握分支学会了对不像数字的图画降低分数，使网络不那么有把握；数字本身不变。</translation>
    </message>
    <message>
        <source>One score a digit: every number of the layer before, times a weight, added up. Softmax makes probabilities of them.</source>
        <translation>每个数字一个分数：前一层的每个数乘以权重再相加。Softmax 把分数变成概率。</translation>
    </message>
    <message>
        <source>Each map has its own small window of weights that moves over the layer before; a cell is bright where its pattern is found.</source>
        <translation>每张特征图有自己的一小窗权重，在前一层上移动；找到它的图案的地方就亮。</translation>
    </message>
    <message>
        <source>Each map has a window of weights for its own map before alone.</source>
        <translation>每张特征图只用一小窗权重看与它对应的前一张图。</translation>
    </message>
    <message>
        <source>Brings the numbers of each channel into a similar range.</source>
        <translation>把每个通道的数调到相近的范围。</translation>
    </message>
    <message>
        <source>Applies a function to each number by itself.</source>
        <translation>对每个数单独应用一个函数。</translation>
    </message>
    <message>
        <source>Keeps one number for each square of the map before.</source>
        <translation>前一张图的每个小方块只留一个数。</translation>
    </message>
    <message>
        <source>Keeps one number for each map: where it was is lost.</source>
        <translation>每张图只留一个数：位置不再保留。</translation>
    </message>
    <message>
        <source>Adds two layers cell by cell: a shortcut past the layers between.</source>
        <translation>把两层逐格相加：绕过中间各层的捷径。</translation>
    </message>
    <message>
        <source>Multiplies two layers: one turns the other up or down.</source>
        <translation>两层相乘：一层把另一层调强或调弱。</translation>
    </message>
    <message>
        <source>The same numbers in one row, so that a dense layer can take them.</source>
        <translation>同样的数排成一行，好让全连接层接收。</translation>
    </message>
    <message>
        <source>Each unit takes every number of the layer before, times a weight.</source>
        <translation>每个单元接收前一层的每个数，各乘一个权重。</translation>
    </message>
    <message>
        <source>Leaves out numbers at random, but only while the network learns: when it answers all pass unchanged.</source>
        <translation>随机去掉一些数，但只在学习时；回答时全部原样通过。</translation>
    </message>
    <message>
        <source>Scores × confidence</source>
        <translation>分数 × 把握</translation>
    </message>
    <message>
        <source>Confidence, a factor from 0 to 1 for each score</source>
        <translation>把握：每个分数乘的系数，0 到 1</translation>
    </message>
    <message>
        <source>Confidence branch: the largest of each of {channels} maps</source>
        <translation>把握分支：{channels} 张特征图各自的最大值</translation>
    </message>
    <message>
        <source>Confidence branch, {channels} units</source>
        <translation>把握分支，{channels} 个单元</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>批归一化</translation>
    </message>
</context>
<context>
    <name>BrightnessLegend</name>
    <message>
        <source>black −{largest}, grey 0, white {largest}</source>
        <translation>黑 −{largest}，灰 0，白 {largest}</translation>
    </message>
    <message>
        <source>black 0, white {largest}</source>
        <translation>黑 0，白 {largest}</translation>
    </message>
    <message>
        <source>weights of each unit: {text}</source>
        <translation>每个单元的权重：{text}</translation>
    </message>
    <message>
        <source>{text}; a cell sees {rows} × {columns} pixels</source>
        <translation>{text}；一格看到 {rows} × {columns} 个像素</translation>
    </message>
</context>
<context>
    <name>BrushSlider</name>
    <message>
        <source>Brush</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>画笔粗细</translation>
    </message>
    <message>
        <source>How thick the pen draws. The answer does not depend on it.</source>
        <translation>画笔的粗细。识别结果与它无关。</translation>
    </message>
</context>
<context>
    <name>CanvasHint</name>
    <message>
        <source>Draw a digit here with the mouse, a finger or a pen, anywhere and as large as you like. You can also drop a picture of a digit here.</source>
        <translation>用鼠标、手指或手写笔在这里写一个数字，位置和大小随意。也可以把数字图片拖放到这里。</translation>
    </message>
    <message>
        <source>Draw a digit, 0 to 9</source>
        <translation>写一个数字，0 到 9</translation>
    </message>
    <message>
        <source>Write a digit or a number here with the mouse, a finger or a pen, anywhere and as large as you like. You can also drop a picture of one here.</source>
        <translation>用鼠标、手指或手写笔在这里写一个数字或多位数，位置和大小随意。也可以把图片拖放到这里。</translation>
    </message>
    <message>
        <source>Write a digit or a number</source>
        <translation>写一个数字或多位数</translation>
    </message>
    <message>
        <source>Arrow keys, Home, End, Page Up and Page Down move the ring; Space puts the pen down and lifts it. K ends drawing with the keyboard.</source>
        <translation>方向键、Home、End、Page Up 和 Page Down 移动圆环；空格键落笔和抬笔。按 K 结束用键盘书写。</translation>
    </message>
</context>
<context>
    <name>CellPanel</name>
    <message>
        <source>The arithmetic of this one cell, with the network&apos;s real numbers.</source>
        <translation>这一格的计算，用的是网络里真实的数。</translation>
    </message>
</context>
<context>
    <name>CellView</name>
    <message>
        <source>Where the cell comes from</source>
        <translation>这一格从哪里来</translation>
    </message>
    <message>
        <source>From left to right: the map before with the part that is looked at, its numbers, the weights that they are multiplied by, and the map that comes of it. Click the map before to go back to it, cell by cell to the pixels.</source>
        <translation>从左到右：前一张图和被看的部分，其中的数，与之相乘的权重，以及得到的特征图。点前一张图就回到它，一格一格直到像素。</translation>
    </message>
    <message>
        <source>the image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>map {number} before</source>
        <translation>前一层图 {number}</translation>
    </message>
    <message>
        <source>map {number} added</source>
        <translation>另一张图 {number}</translation>
    </message>
    <message>
        <source>its window</source>
        <translation>窗口内</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>map {number}</source>
        <translation>特征图 {number}</translation>
    </message>
</context>
<context>
    <name>ChangeLines</name>
    <message>
        <source>rate {rate}</source>
        <translation>学习率 {rate}</translation>
    </message>
    <message>
        <source>varied</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>not varied</source>
        <translation>不增强</translation>
    </message>
</context>
<context>
    <name>ChangeRow</name>
    <message>
        <source>What would make it</source>
        <translation>怎样改才会变成</translation>
    </message>
    <message>
        <source>The digit that it is to become</source>
        <translation>要变成的数字</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Changes the drawing so. Undo brings yours back; or trace the dashed line.</source>
        <translation>照此修改图画。“撤销”可恢复原样；也可以自己沿虚线描。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the change on the drawing</source>
        <translation>在图画上显示这个修改</translation>
    </message>
    <message>
        <source>Searches, for a few seconds, for a small change of the strokes after which the network reads that digit at 90 %, also when the drawing is turned or slanted a little. A second network must agree, where there is one for these digits.</source>
        <translation>用几秒钟寻找笔画的小修改，使网络以 90 % 的置信度识别为那个数字，图画稍微旋转或倾斜时也一样。如果另有一个网络能识别这些数字，它也必须同意。</translation>
    </message>
    <message>
        <source>Waits for other work in the background…</source>
        <translation>正在等待其他后台工作…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在寻找…</translation>
    </message>
    <message>
        <source>{steps} Then it is read as {name} ({percent} %); {share} % of the ink is changed.</source>
        <translation>{steps}这样就会识别为 {name}（{percent} %）；改动了 {share} % 的墨迹。</translation>
    </message>
    <message>
        <source>No small change was found after which the network reads {name}, also when the drawing is turned or slanted a little.</source>
        <translation>没有找到能让网络识别为 {name} 的小修改（图画稍微旋转或倾斜时也要成立）。</translation>
    </message>
    <message>
        <source>Stopped before a change to {name} was found.</source>
        <translation>还没有找到变成 {name} 的修改就停止了。</translation>
    </message>
    <message>
        <source>Now it is read as {name} ({percent} %).</source>
        <translation>现在识别为 {name}（{percent} %）。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>找找看</translation>
    </message>
    <message>
        <source>an {digit}</source>
        <translation>{digit}</translation>
    </message>
    <message>
        <source>a {digit}</source>
        <translation>{digit}</translation>
    </message>
    <message>
        <source>The network still learns with the old settings.</source>
        <translation>网络仍按原来的设置学习。</translation>
    </message>
    <message>
        <source>Use from now on</source>
        <translation>从现在起使用</translation>
    </message>
    <message>
        <source>The training goes on with the new learning rate and variation of images. It is prepared anew for a moment; nothing is lost, and the charts mark the place.</source>
        <translation>训练将以新的学习率和数据增强继续。需要重新准备片刻；不会丢失任何内容，图表上会标出这个位置。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Sets again what the network learns with.</source>
        <translation>恢复为网络正在使用的设置。</translation>
    </message>
</context>
<context>
    <name>ChannelBars</name>
    <message>
        <source>What each input gives</source>
        <translation>每个输入的贡献</translation>
    </message>
    <message>
        <source>A bar for each map or number before: upwards it adds to this cell, downwards it takes away; together they are the sum. Click one to see its window and weights.</source>
        <translation>前一层的每张图或每个数一条：向上使这一格变大，向下使它变小，合起来就是总和。点一条可看它的窗口和权重。</translation>
    </message>
    <message>
        <source>Map {number} gives {value}.</source>
        <translation>特征图 {number} 给出 {value}。</translation>
    </message>
    <message>
        <source>Number {number} times its weight gives {value}.</source>
        <translation>第 {number} 个数乘以权重得 {value}。</translation>
    </message>
</context>
<context>
    <name>ChannelRow</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Takes back the last switch of a channel.</source>
        <translation>撤销最近一次开关通道。</translation>
    </message>
    <message>
        <source>What it likes</source>
        <translation>它喜欢什么</translation>
    </message>
    <message>
        <source>Nine validation images that excite this channel most, and nine a little.</source>
        <translation>最能激活这个通道的九张验证图片，以及激活较弱的九张。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>The spread of the weights, dead units, and what each channel is worth.</source>
        <translation>权重的分布、失活单元，以及每个通道的价值。</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Saves what is shown here as a PNG picture.</source>
        <translation>把这里显示的内容存成 PNG 图片。</translation>
    </message>
    <message>
        <source>The network answers without this channel, as if it found nothing. Several can be off; the answer&apos;s bars follow.</source>
        <translation>网络不用这个通道来回答，就像它什么也没找到。可以同时关闭几个，回答的条形随之变化。</translation>
    </message>
    <message>
        <source>Switch {channel} on</source>
        <translation>打开{channel}</translation>
    </message>
    <message>
        <source>Switch {channel} off</source>
        <translation>关闭{channel}</translation>
    </message>
    <message>
        <source>Without 1 channel</source>
        <translation>少 1 个通道</translation>
    </message>
    <message>
        <source>Without {count} channels</source>
        <translation>少 {count} 个通道</translation>
    </message>
    <message>
        <source>With all channels {whole}. {without}: {answer}.</source>
        <translation>全部通道：{whole}。{without}：{answer}。</translation>
    </message>
    <message>
        <source>More, {percent} %</source>
        <translation>更多，{percent} %</translation>
    </message>
    <message>
        <source>{name} {percent} %, score {lead} above {second}</source>
        <translation>{name} {percent} %，分数比 {second} 高 {lead}</translation>
    </message>
</context>
<context>
    <name>ChartHover</name>
    <message>
        <source>epoch {epoch}: training {training}</source>
        <translation>第 {epoch} 轮：训练 {training}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>validation after epoch {checked}: {validation}</source>
        <translation>第 {checked} 轮后：验证 {validation}</translation>
    </message>
    <message>
        <source>epoch {checked}: training {training}, validation {validation}</source>
        <translation>第 {checked} 轮：训练 {training}，验证 {validation}</translation>
    </message>
    <message>
        <source>epoch {epoch}: training {training}; validation after epoch {checked}: {validation}</source>
        <translation>轮次 {epoch}：训练 {training}；第 {checked} 轮后验证：{validation}</translation>
    </message>
    <message>
        <source>expected {share}</source>
        <translation>预期 {share}</translation>
    </message>
</context>
<context>
    <name>ChartPair</name>
    <message>
        <source>Save charts…</source>
        <translation>保存图表…</translation>
    </message>
    <message>
        <source>Copy charts</source>
        <translation>复制图表</translation>
    </message>
    <message>
        <source>Copies both charts as one picture, to be pasted into another program.</source>
        <translation>把两张图表复制为一张图片，可粘贴到其他程序。</translation>
    </message>
    <message>
        <source>{data}, {images} training images</source>
        <translation>{data}，{images} 张训练图像</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>{count} epochs</source>
        <translation>{count} 轮</translation>
    </message>
    <message>
        <source>{done} of {count} epochs</source>
        <translation>{done}/{count} 轮</translation>
    </message>
    <message>
        <source>best: epoch {best}</source>
        <translation>最佳：第 {best} 轮</translation>
    </message>
    <message>
        <source>Saves both charts as one PNG or SVG picture, dark on white, with their names.</source>
        <translation>把两张图表保存为一张 PNG 或 SVG 图片（白底深色），并注明各次训练的名称。</translation>
    </message>
    <message>
        <source>Validation of several runs</source>
        <translation>几次训练的验证结果</translation>
    </message>
</context>
<context>
    <name>ClassCounts</name>
    <message>
        <source>Images of each class</source>
        <translation>每一类的图像</translation>
    </message>
    <message>
        <source>How many of the images in the grid have each label. A class with far fewer training images than the others is often learned less well.</source>
        <translation>网格中每个标签各有多少张图像。训练图像远少于其他类的类别，往往学得较差。</translation>
    </message>
    <message>
        <source>{count}, misread: {misread}</source>
        <translation>{count}，认错 {misread}</translation>
    </message>
</context>
<context>
    <name>ClassWeightsForm</name>
    <message>
        <source>Importance of each digit (class weights)</source>
        <translation>各数字的重要性（类别权重）</translation>
    </message>
    <message>
        <source>Importance of each class (class weights)</source>
        <translation>各类别的重要性（类别权重）</translation>
    </message>
    <message>
        <source>How much a mistake with “{name}” counts in the loss; 1 is normal. More: it is missed less often, but others are taken for it; try 5 and watch.</source>
        <translation>认错“{name}”在损失中占多大分量；1 为正常。大一些，漏认变少，但别的更容易被认成它；试试 5，看看效果。</translation>
    </message>
    <message>
        <source>Importance of {name}</source>
        <translation>{name} 的重要性</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部相同</translation>
    </message>
    <message>
        <source>Sets every weight back to 1.</source>
        <translation>把所有权重恢复为 1。</translation>
    </message>
</context>
<context>
    <name>ClassesSection</name>
    <message>
        <source>My classes</source>
        <translation>我的类别</translation>
    </message>
    <message>
        <source>Teach a network things of your own, such as a cat and a house: draw each at least {least} times, make a data set of them, and train.</source>
        <translation>教网络认识您自己的东西，例如猫和房子：每种至少画 {least} 次，制成数据集，然后训练。</translation>
    </message>
    <message>
        <source>A name, such as cat</source>
        <translation>名称，例如：猫</translation>
    </message>
    <message>
        <source>Name of a new class</source>
        <translation>新类别的名称</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Adds a class of this name, to be drawn.</source>
        <translation>添加一个此名称的类别，以便绘制。</translation>
    </message>
    <message>
        <source>Make a data set</source>
        <translation>制成数据集</translation>
    </message>
    <message>
        <source>Divides the drawings of the ticked classes into those to learn from, to choose the best epoch by, and to test by, and opens them as the data set to train on.</source>
        <translation>把勾选类别的图分成学习用、选择最佳轮次用和测试用三部分，并打开为训练用的数据集。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往训练</translation>
    </message>
    <message>
        <source>Shows the tab Train: there Train makes a network that knows these classes.</source>
        <translation>显示训练标签页：在那里按“训练”，就能得到认识这些类别的网络。</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>画</translation>
    </message>
    <message>
        <source>Draw: {name}</source>
        <translation>画：{name}</translation>
    </message>
    <message>
        <source>Asks for ten drawings of it, one after the other.</source>
        <translation>逐个要求画十张。</translation>
    </message>
    <message>
        <source>1 drawing</source>
        <translation>1 张图</translation>
    </message>
    <message>
        <source>{count} drawings</source>
        <translation>{count} 张图</translation>
    </message>
    <message>
        <source>There is no class yet: type a name.</source>
        <translation>还没有类别：请输入名称。</translation>
    </message>
    <message>
        <source>At least {least} drawings of “{name}” are needed; there are {count}.</source>
        <translation>“{name}”至少需要 {least} 张图；现在有 {count} 张。</translation>
    </message>
    <message>
        <source>The data set is open: {train} drawings to learn from, each with {copies} copies; {validation} to choose the best epoch by; {test} to test by. One test drawing more or less misread is {points} points of accuracy.</source>
        <translation>数据集已打开：{train} 张用于学习，每张另有 {copies} 个变体；{validation} 张用于选择最佳轮次；{test} 张用于测试。测试图多误读或少误读一张，准确率就相差 {points} 个百分点。</translation>
    </message>
    <message>
        <source>Labels that are not listed: {count}; add one by its name.</source>
        <translation>未列出的标签：{count} 个；输入名称即可添加。</translation>
    </message>
    <message>
        <source>A data set has {least} to {most} classes; ticked: {count}.</source>
        <translation>一个数据集有 {least} 到 {most} 个类别；已勾选：{count}。</translation>
    </message>
</context>
<context>
    <name>ClassroomRow</name>
    <message>
        <source>Classroom mode</source>
        <translation>课堂模式</translation>
    </message>
    <message>
        <source>For a computer that many people use.</source>
        <translation>适用于多人共用的电脑。</translation>
    </message>
    <message>
        <source>Off: kept drawings stay on this computer. In classroom mode they would be gone when the program is closed.</source>
        <translation>已关闭：保留的手写存放在这台电脑上。在课堂模式下，关闭程序后它们就会消失。</translation>
    </message>
    <message>
        <source>On: drawings, also that on the paper, are gone when the program is closed or the mode ends; until then they are in memory, and in a temporary file if a network trains on them. What was kept before is hidden until then. Networks that are saved stay.</source>
        <translation>已开启：手写（包括画纸上的内容）在关闭程序或结束此模式后即消失；在此之前，它们只在内存中，若有网络用它们训练，则还在一个临时文件里。此前保留的手写在这期间不显示。已保存的网络会留下。</translation>
    </message>
</context>
<context>
    <name>CompareController</name>
    <message>
        <source>{name} reads it as {answer}, {percent} % sure.</source>
        <translation>{name} 认作 {answer}，把握 {percent} %。</translation>
    </message>
    <message>
        <source>{group}.</source>
        <translation>{group}。</translation>
    </message>
</context>
<context>
    <name>CompareSection</name>
    <message>
        <source>Compare two networks</source>
        <translation>比较两个网络</translation>
    </message>
    <message>
        <source>Which images one network reads right and another one wrong, and whether chance alone could part the two so.</source>
        <translation>哪些图像一个网络读对而另一个认错，以及仅凭偶然能否造成这样的差别。</translation>
    </message>
    <message>
        <source>with</source>
        <translation>与</translation>
    </message>
    <message>
        <source>Network to compare with</source>
        <translation>用来比较的网络</translation>
    </message>
    <message>
        <source>Reads the same images with another network; the one that answers stays.</source>
        <translation>用另一个网络识别同样的图像；作答的网络不变。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>Shows these images, the surest mistakes first.</source>
        <translation>显示这些图像，最有把握的错误排在最前。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在识别…</translation>
    </message>
    <message>
        <source>Test images.</source>
        <translation>测试图像。</translation>
    </message>
    <message>
        <source>Validation images.</source>
        <translation>验证图像。</translation>
    </message>
    <message>
        <source>So far: {text}</source>
        <translation>到目前为止：{text}</translation>
    </message>
    <message>
        <source>{first} wrong, {second} right</source>
        <translation>{first} 错，{second} 对</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>两者都错</translation>
    </message>
    <message>
        <source>{group}: {count}</source>
        <translation>{group}：{count}</translation>
    </message>
</context>
<context>
    <name>ConfusionController</name>
    <message>
        <source>Labels that fewer than three of five people agreed with ({source}).</source>
        <translation>五人中不到三人认同的标签（{source}）。</translation>
    </message>
    <message>
        <source>Training images are read when the network has learned.</source>
        <translation>网络学完之后才会识别训练图像。</translation>
    </message>
    <message>
        <source>The images are being read…</source>
        <translation>正在读取图像……</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>A row for each label, a column for each answer. Click a number to see its images, a digit at the edge to see all images with that label or answer.</source>
        <translation>每个标签一行，每个回答一列。点击数字可看到对应的图像，点击边上的类别可看到该标签或该回答的全部图像。</translation>
    </message>
</context>
<context>
    <name>ConfusionSection</name>
    <message>
        <source>The confusion matrix: how many images of each label got which answer. A click on a number shows its images.</source>
        <translation>混淆矩阵：每个标签各有多少张图像得到哪个回答。点击数字即可看到这些图像。</translation>
    </message>
    <message>
        <source>Epoch whose counts are shown</source>
        <translation>显示其计数的轮次</translation>
    </message>
    <message>
        <source>The counts after each epoch, of the validation images. Only the counts are kept: images can be shown of the network that answers now, at the right end.</source>
        <translation>每一轮之后验证图像的计数。只保存计数：图像只能按现在作答的网络显示，即最右端。</translation>
    </message>
    <message>
        <source>Shows the images whose label fewer than three of five people agreed with; point at one to read what they saw.</source>
        <translation>显示五人中不到三人认同其标签的图像；把指针移到图像上可看到他们看成了什么。</translation>
    </message>
    <message>
        <source>Labels that people doubt: {count}</source>
        <translation>有争议的标签：{count}</translation>
    </message>
    <message>
        <source>after epoch {epoch}</source>
        <translation>第 {epoch} 轮之后</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>ConfusionTexts</name>
    <message>
        <source>No image here is labelled {name}.</source>
        <translation>这里没有标签为 {name} 的图像。</translation>
    </message>
    <message>
        <source>{name}: {right} of {count} are read right, {share} %. Chance plays a part in such a count: of many more such images between {low} and {high} % may be read right (95 % interval).</source>
        <translation>{name}：{count} 张中识别正确 {right} 张，{share} %。这样的计数有偶然成分：若有多得多的同类图像，识别正确的可能在 {low} % 到 {high} % 之间（95 % 区间）。</translation>
    </message>
    <message>
        <source>How many images of each label are read right.</source>
        <translation>每个标签的图像有多少识别正确。</translation>
    </message>
    <message>
        <source>Read as {name}: {count} images. Click to see them.</source>
        <translation>识别为 {name}：{count} 张图像。点击查看。</translation>
    </message>
    <message>
        <source>Labelled {name}: {count} images. Click to see them.</source>
        <translation>标签为 {name}：{count} 张图像。点击查看。</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确率</translation>
    </message>
    <message>
        <source>{label} read as {answer}: {count}</source>
        <translation>{label} 认作 {answer}：{count}</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Confusion matrix: {wrong} of {count} misread (training)</source>
        <translation>混淆矩阵：{count} 张中认错 {wrong} 张（训练）</translation>
    </message>
    <message>
        <source>Confusion matrix: {wrong} of {count} misread (validation)</source>
        <translation>混淆矩阵：{count} 张中认错 {wrong} 张（验证）</translation>
    </message>
    <message>
        <source>Confusion matrix: {wrong} of {count} misread (test)</source>
        <translation>混淆矩阵：{count} 张中认错 {wrong} 张（测试）</translation>
    </message>
    <message>
        <source>{text} so far</source>
        <translation>{text}，尚未读完</translation>
    </message>
    <message>
        <source>Rows: label; columns: answer.</source>
        <translation>行：标签；列：回答。</translation>
    </message>
    <message>
        <source>{share} % right. {axes}</source>
        <translation>正确率 {share} %。{axes}</translation>
    </message>
    <message>
        <source>{name}: {share} % right. {axes}</source>
        <translation>{name}：正确率 {share} %。{axes}</translation>
    </message>
</context>
<context>
    <name>CorrectionRow</name>
    <message>
        <source>Wrong? It is a</source>
        <translation>不对？它是</translation>
    </message>
    <message>
        <source>It is: {name}</source>
        <translation>它是：{name}</translation>
    </message>
    <message>
        <source>It is a {digit}</source>
        <translation>它是 {digit}</translation>
    </message>
    <message>
        <source>Wrong? It is &amp;a</source>
        <translation>不对？它是(&amp;A)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: do not keep this drawing</source>
        <translation>撤销：不保存这幅手写</translation>
    </message>
    <message>
        <source>Removes the drawing from My hand again, in case you pressed the wrong digit.</source>
        <translation>把这幅手写从“我的笔迹”中移除，以防按错了数字。</translation>
    </message>
    <message>
        <source>Keeps this drawing as an example of “{name}” in the tab My hand, on this computer.</source>
        <translation>把这幅手写作为“{name}”的示例保留在这台电脑上，见“我的笔迹”标签页。</translation>
    </message>
    <message>
        <source>Keeps this drawing as an example of a {digit} in the tab My hand, on this computer.</source>
        <translation>把这幅手写作为 {digit} 的示例保留在这台电脑上，见“我的笔迹”标签页。</translation>
    </message>
    <message>
        <source>Kept as “{name}”</source>
        <translation>已存为“{name}”</translation>
    </message>
    <message>
        <source>Kept as {digit}</source>
        <translation>已存为 {digit}</translation>
    </message>
    <message>
        <source>Keeps this drawing as an example of “{name}” in the tab My hand, until the classroom mode ends.</source>
        <translation>把这幅手写作为“{name}”的示例保留到课堂模式结束，见“我的笔迹”标签页。</translation>
    </message>
    <message>
        <source>Keeps this drawing as an example of a {digit} in the tab My hand, until the classroom mode ends.</source>
        <translation>把这幅手写作为 {digit} 的示例保留到课堂模式结束，见“我的笔迹”标签页。</translation>
    </message>
</context>
<context>
    <name>CoverageChart</name>
    <message>
        <source>Share of right answers against share of accepted ones</source>
        <translation>接受的答案中正确的比例，与接受比例的关系</translation>
    </message>
    <message>
        <source>Who accepts only sure answers gets fewer, and more of them right. Dot: the threshold below the chart; drag it. Diamond: the network&apos;s own threshold.</source>
        <translation>只接受有把握的答案，答案会变少，但其中正确的更多。圆点：图下方的阈值，可以拖动。菱形：网络自己的阈值。</translation>
    </message>
    <message>
        <source>0 % accepted</source>
        <translation>接受 0 %</translation>
    </message>
    <message>
        <source>100 % accepted</source>
        <translation>接受 100 %</translation>
    </message>
</context>
<context>
    <name>CoverageSection</name>
    <message>
        <source>What if it may say that it is not sure?</source>
        <translation>如果允许它说“不确定”呢？</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Answers that the network is less sure of are not accepted. Arrow keys move it in small steps, Page Up and Page Down in large ones.</source>
        <translation>把握低于阈值的答案不被接受。方向键小步移动，Page Up 和 Page Down 大步移动。</translation>
    </message>
    <message>
        <source>Shows the images in the grid, the surest mistake first.</source>
        <translation>在网格中显示这些图像，最有把握的错误排在前面。</translation>
    </message>
    <message>
        <source>Shows the images in the grid, the least sure first.</source>
        <translation>在网格中显示这些图像，最没把握的排在前面。</translation>
    </message>
    <message>
        <source>Goes back to the threshold that the model was saved with.</source>
        <translation>回到模型保存时的阈值。</translation>
    </message>
    <message>
        <source>Accepted from {threshold} % on</source>
        <translation>把握达到 {threshold} % 才接受</translation>
    </message>
    <message>
        <source>Its own: {threshold} %</source>
        <translation>它自己的阈值：{threshold} %</translation>
    </message>
    <message>
        <source>Wrong and accepted: {count}</source>
        <translation>错误但被接受：{count}</translation>
    </message>
    <message>
        <source>Not accepted: {count}</source>
        <translation>未被接受：{count}</translation>
    </message>
    <message>
        <source>It accepts none of the {total} images.</source>
        <translation>{total} 张图像中没有一张被接受。</translation>
    </message>
    <message>
        <source>It accepts {coverage} % of the {total} images and reads {accuracy} % of those right; of the images that it does not accept it would have read {lost} right.</source>
        <translation>它接受 {total} 张图像中的 {coverage} %，其中 {accuracy} % 读对；在未被接受的图像中，有 {lost} 张它本来会读对。</translation>
    </message>
    <message>
        <source>Letters: the program has none to show this network, so nothing is known of how many it would accept. Draw one and see.</source>
        <translation>字母：程序中没有可以给这个网络看的字母，所以不知道它会接受多少。画一个试试看。</translation>
    </message>
    <message>
        <source>Letters: of {total} drawings of letters that no digit looks like (UNIPEN, 1999) it accepts {count}. The built-in network has learned to refuse such drawings, altered copies of these among them.</source>
        <translation>字母：在 {total} 个与任何数字都不像的手写字母（UNIPEN，1999）中，它接受了 {count} 个。内置网络学过拒绝这样的图形，其中就有这些字母变形后的副本。</translation>
    </message>
    <message>
        <source>Networks made in the same way, at their own thresholds, refused 92.2 % of letters by people whom they had not learned from (assets/README.md).</source>
        <translation>用同样方法制作的网络，在各自的阈值下，拒绝了 92.2 % 的陌生书写者所写的字母（assets/README.md）。</translation>
    </message>
    <message>
        <source>Letters that look like digits, such as O, l, S and Z, are not among them: draw one and see what it is taken for.</source>
        <translation>与数字相像的字母，例如 O、l、S 和 Z，不在其中：画一个，看看它会被当成什么。</translation>
    </message>
    <message>
        <source>Misread, and at least {threshold} % sure, the surest first.</source>
        <translation>读错了，而且把握至少为 {threshold} %，最有把握的在前。</translation>
    </message>
    <message>
        <source>Less than {threshold} % sure, the least sure first.</source>
        <translation>把握低于 {threshold} %，最没把握的在前。</translation>
    </message>
</context>
<context>
    <name>DataController</name>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
</context>
<context>
    <name>DataPreviewDialog</name>
    <message>
        <source>Look before you use it: {name}</source>
        <translation>使用前先看一看：{name}</translation>
    </message>
    <message>
        <source>Turn the images and swap light and dark</source>
        <translation>转正图像并反转明暗</translation>
    </message>
    <message>
        <source>Swap light and dark</source>
        <translation>反转明暗</translation>
    </message>
    <message>
        <source>Turn the images</source>
        <translation>转正图像</translation>
    </message>
    <message>
        <source>Left, an image as the files have it; right, what a network would see of it.</source>
        <translation>左边是文件中的原图，右边是网络将看到的图像。</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Use this data set</source>
        <translation>使用这个数据集</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>✓ Fine</source>
        <translation>✓ 正常</translation>
    </message>
    <message>
        <source>! Look</source>
        <translation>! 请留意</translation>
    </message>
    <message>
        <source>? Unknown</source>
        <translation>? 未知</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>to train on</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>to choose by</source>
        <translation>挑选</translation>
    </message>
    <message>
        <source>to test with</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>all</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>DataRow</name>
    <message>
        <source>Data: {name}</source>
        <translation>数据：{name}</translation>
    </message>
    <message>
        <source>The images that the network learns from. MNIST has 70,000 handwritten digits; try Fashion-MNIST and watch how much harder clothes are.</source>
        <translation>网络学习所用的图像。MNIST 有 70,000 个手写数字；试试 Fashion-MNIST，看看识别衣物要难多少。</translation>
    </message>
    <message>
        <source>Back to MNIST</source>
        <translation>恢复 MNIST</translation>
    </message>
    <message>
        <source>Learns again from the digits that come with this program.</source>
        <translation>重新使用本程序自带的数字来学习。</translation>
    </message>
    <message>
        <source>Open data set…</source>
        <translation>打开数据集…</translation>
    </message>
    <message>
        <source>Learns from images of your own with up to ten classes: an .npz, CSV or IDX file, or a ZIP of them. Harder images need more epochs and end lower.</source>
        <translation>用您自己的图像学习，最多十类：.npz、CSV 或 IDX 文件，或包含它们的 ZIP。较难的图像需要更多轮次，最终准确率也较低。</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Learns from the data set in a folder: IDX or CSV files, or pictures in a folder for each class.</source>
        <translation>用文件夹中的数据集学习：IDX 或 CSV 文件，或每类一个文件夹的图片。</translation>
    </message>
    <message>
        <source>Use them unchanged</source>
        <translation>不作更改</translation>
    </message>
    <message>
        <source>Reads the data set again with its images changed that way. A network trained on them as they are does poorly on MNIST and on what you draw here.</source>
        <translation>按此方式更改图像后重新读取数据集。直接用原图训练的网络识别 MNIST 和您在这里画的数字都很差。</translation>
    </message>
    <message>
        <source>The images were turned or inverted to match MNIST; this reads them unchanged.</source>
        <translation>图像已旋转或反色，以与 MNIST 一致；点此按原样读取。</translation>
    </message>
    <message>
        <source>Turn and invert them</source>
        <translation>旋转并反色</translation>
    </message>
    <message>
        <source>Turn them</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Invert them</source>
        <translation>反色</translation>
    </message>
</context>
<context>
    <name>DiagnosisLine</name>
    <message>
        <source>What the two charts say about this training. Training images are those that the network learns from; validation images it never learns from.</source>
        <translation>两张图表说明了这次训练的什么情况。训练图像是网络学习所用的图像；验证图像从不用于学习。</translation>
    </message>
</context>
<context>
    <name>DiagnosisTexts</name>
    <message>
        <source>Stop, keep epoch {epoch}</source>
        <translation>停止，保留第 {epoch} 轮</translation>
    </message>
    <message>
        <source>Ends the training now. The weights of the epoch that read the most validation images right are kept.</source>
        <translation>立即结束训练，保留验证图像识别正确最多的那一轮的权重。</translation>
    </message>
    <message>
        <source>A new training with ten times as many images, or all there are. More of them are harder to learn by heart.</source>
        <translation>用十倍的图像（或全部图像）重新训练。图像越多，越难死记硬背。</translation>
    </message>
    <message>
        <source>It is learning: {validation} % of validation images right after epoch {epoch}. Draw and watch the bars.</source>
        <translation>正在学习：第 {epoch} 轮后，验证图像识别正确 {validation} %。写个数字，看看各条的变化。</translation>
    </message>
    <message>
        <source>Train again with a tenth of the rate</source>
        <translation>用十分之一学习率再训练</translation>
    </message>
    <message>
        <source>Train again with the usual rate</source>
        <translation>用常用学习率再训练</translation>
    </message>
    <message>
        <source>Train again with more epochs</source>
        <translation>增加轮次再训练</translation>
    </message>
    <message>
        <source>Train again with new examples</source>
        <translation>加数据增强再训练</translation>
    </message>
    <message>
        <source>Train again with more images</source>
        <translation>增加图像再训练</translation>
    </message>
    <message>
        <source>Restart with a tenth of the rate</source>
        <translation>用十分之一学习率重新开始</translation>
    </message>
    <message>
        <source>Restart with the usual rate</source>
        <translation>用常用学习率重新开始</translation>
    </message>
    <message>
        <source>Restart with more epochs</source>
        <translation>增加轮次重新开始</translation>
    </message>
    <message>
        <source>Restart with new examples</source>
        <translation>加数据增强重新开始</translation>
    </message>
    <message>
        <source>Restart with more images</source>
        <translation>增加图像重新开始</translation>
    </message>
    <message>
        <source>A new training with a tenth of the learning rate: each batch moves the weights less, so that the loss may settle.</source>
        <translation>用十分之一的学习率重新训练：每个批次对权重的改动更小，损失可能因此稳定下来。</translation>
    </message>
    <message>
        <source>A new training with the learning rate that is usual for this optimizer.</source>
        <translation>用这种优化器常用的学习率重新训练。</translation>
    </message>
    <message>
        <source>A new training that goes through the images more often. A network usually needs some hundred batches to learn.</source>
        <translation>重新训练，把图像多过几遍。网络通常要经过几百个批次才能学会。</translation>
    </message>
    <message>
        <source>A new training with new examples made from old ones (augmentation): images are turned, moved and bent a little each time, so they are harder to learn by heart.</source>
        <translation>重新训练，并由旧样本生成新样本（数据增强）：每次都把图像稍作旋转、平移和弯曲，因此更难死记硬背。</translation>
    </message>
    <message>
        <source>Epoch {epoch}: {validation} % of validation images right; the best so far is epoch {kept} with {best} %.</source>
        <translation>第 {epoch} 轮：验证图像识别正确 {validation} %；目前最好的是第 {kept} 轮，{best} %。</translation>
    </message>
    <message>
        <source>Epoch {epoch}: {validation} % of validation images right; always answering the most frequent class would give {chance} %.</source>
        <translation>第 {epoch} 轮：验证图像识别正确 {validation} %；若总是回答最常见的类别，可得 {chance} %。</translation>
    </message>
    <message>
        <source>The loss became infinite in epoch {epoch}: probably the steps were too large.</source>
        <translation>损失在第 {epoch} 轮变为无穷大：可能每一步迈得太大。</translation>
    </message>
    <message>
        <source>Only {training} % right even of the images it learned from after {batches} batches: more epochs may help.</source>
        <translation>学过 {batches} 个批次后，连学过的图像也只认对 {training} %：增加轮次可能有用。</translation>
    </message>
    <message>
        <source>Overfitting since epoch {epoch}: validation loss rises while training loss falls ({validation} against {training} % right).</source>
        <translation>从第 {epoch} 轮起过拟合：验证损失上升，训练损失下降（正确率 {validation} % 对 {training} %）。</translation>
    </message>
    <message>
        <source>Overfitting: {training} % right of the images it learned from, only {test} % of the test images.</source>
        <translation>过拟合：学过的图像认对 {training} %，测试图像只认对 {test} %。</translation>
    </message>
    <message>
        <source>Overfitting: {training} % right of the images it learned from, only {validation} % of the validation images.</source>
        <translation>过拟合：学过的图像认对 {training} %，验证图像只认对 {validation} %。</translation>
    </message>
    <message>
        <source>{validation} % right in validation, {test} % in the test: the test images seem to be of another kind.</source>
        <translation>验证正确 {validation} %，测试正确 {test} %：测试图像似乎是另一类图像。</translation>
    </message>
    <message>
        <source>Hardly better than guessing after epoch {epoch} ({validation} % right): it has learned only {batches} batches.</source>
        <translation>第 {epoch} 轮后几乎和瞎猜一样（正确 {validation} %）：只学过 {batches} 个批次。</translation>
    </message>
    <message>
        <source>Hardly better than guessing after epoch {epoch} ({validation} % right): the steps are probably too large.</source>
        <translation>第 {epoch} 轮后几乎和瞎猜一样（正确 {validation} %）：可能每一步迈得太大。</translation>
    </message>
    <message>
        <source>Hardly better than guessing after epoch {epoch} ({validation} % right): the steps are probably too small.</source>
        <translation>第 {epoch} 轮后几乎和瞎猜一样（正确 {validation} %）：可能每一步迈得太小。</translation>
    </message>
    <message>
        <source>After epoch {epoch} hardly better than guessing: {validation} % of validation images right.</source>
        <translation>第 {epoch} 轮后几乎和瞎猜一样：验证图像识别正确 {validation} %。</translation>
    </message>
    <message>
        <source>Epoch {epoch}: {validation} % of validation images right, no more than after epoch {kept}.</source>
        <translation>第 {epoch} 轮：验证图像识别正确 {validation} %，不比第 {kept} 轮多。</translation>
    </message>
</context>
<context>
    <name>DigitLabel</name>
    <message>
        <source>The digit that the network reads</source>
        <translation>网络识别出的数字</translation>
    </message>
    <message>
        <source>The digit that the network finds most probable, and how sure it is.</source>
        <translation>网络认为最可能的数字，以及它的把握。</translation>
    </message>
    <message>
        <source>nothing drawn yet</source>
        <translation>还没有写</translation>
    </message>
    <message>
        <source>no digit found</source>
        <translation>没有找到数字</translation>
    </message>
    <message>
        <source>{percent} % sure</source>
        <translation>{percent} % 的把握</translation>
    </message>
    <message>
        <source>The class that the network reads</source>
        <translation>网络识别出的类别</translation>
    </message>
    <message>
        <source>The class that the network finds most probable, and how sure it is.</source>
        <translation>网络认为最可能的类别，以及它的把握。</translation>
    </message>
    <message>
        <source>That is not a digit</source>
        <translation>这不是数字</translation>
    </message>
    <message>
        <source>{digit} or {other}?</source>
        <translation>{digit} 还是 {other}？</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>没有识别出</translation>
    </message>
    <message>
        <source>one digit at a time</source>
        <translation>一次只识别一个数字</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是数</translation>
    </message>
    <message>
        <source>There are too many marks in this picture, or none is a digit.</source>
        <translation>这张图片里的笔迹太多，或者没有一个是数字。</translation>
    </message>
    <message>
        <source>This looks like more than one digit, and one is read at a time. Choose Numbers over the paper to read them all.</source>
        <translation>看起来不止一个数字，而现在一次只识别一个。要全部识别，请在纸面上方选择“多位数”。</translation>
    </message>
</context>
<context>
    <name>DigitMapView</name>
    <message>
        <source>Map of the images</source>
        <translation>图像地图</translation>
    </message>
    <message>
        <source>Turn the wheel to look closer, drag to move, double-click to see all. A click puts an image on the paper. Keys: arrows, Enter, + and −, 0; with Shift the arrows move the map.</source>
        <translation>滚动滚轮可放大，拖动可移动，双击可看全图。单击图像会把它放到画纸上。按键：方向键、Enter、+ 和 −、0；按住 Shift 时方向键移动地图。</translation>
    </message>
    <message>
        <source>read as {answer}</source>
        <translation>读作 {answer}</translation>
    </message>
    <message>
        <source>labelled {label}</source>
        <translation>标签 {label}</translation>
    </message>
    <message>
        <source>validation image {number}</source>
        <translation>验证图像 {number}</translation>
    </message>
</context>
<context>
    <name>DistortionTexts</name>
    <message>
        <source>Turning</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Shifting</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>Inversion</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Turned by {n}° to the right</source>
        <translation>向右旋转 {n}°</translation>
    </message>
    <message>
        <source>Turned by {n}° to the left</source>
        <translation>向左旋转 {n}°</translation>
    </message>
    <message>
        <source>Lines {n} px thicker all round</source>
        <translation>线条四周各加粗 {n} 像素</translation>
    </message>
    <message>
        <source>Lines {n} px thinner all round</source>
        <translation>线条四周各变细 {n} 像素</translation>
    </message>
    <message>
        <source>With noise of {percent} % of full brightness</source>
        <translation>加上强度为满亮度 {percent} % 的噪声</translation>
    </message>
    <message>
        <source>At {percent} % of their size</source>
        <translation>缩放到 {percent} %</translation>
    </message>
    <message>
        <source>Blurred by {n} px</source>
        <translation>模糊 {n} 像素</translation>
    </message>
    <message>
        <source>{percent} % of the way to the negative</source>
        <translation>向负片变化 {percent} %</translation>
    </message>
    <message>
        <source>Moved by {n} px, each image in a direction of its own</source>
        <translation>每张图像各朝一个方向平移 {n} 像素</translation>
    </message>
</context>
<context>
    <name>DrawPanel</name>
    <message>
        <source>1  Draw</source>
        <translation>1  手写</translation>
    </message>
    <message>
        <source>MNIST test image; its label is {digit}.</source>
        <translation>MNIST 测试图像；标签是 {digit}。</translation>
    </message>
    <message>
        <source>Test image of {set}; its label is {label}.</source>
        <translation>{set} 的测试图像；标签是 {label}。</translation>
    </message>
    <message>
        <source>A picture; drawing replaces it.</source>
        <translation>图片；在上面书写会替换它。</translation>
    </message>
    <message>
        <source>Training image {number} of {set}; its label is {label}.</source>
        <translation>{set} 的训练图像 {number}；标签是 {label}。</translation>
    </message>
    <message>
        <source>Validation image {number} of {set}; its label is {label}.</source>
        <translation>{set} 的验证图像 {number}；标签是 {label}。</translation>
    </message>
    <message>
        <source>Test image {number} of {set}; its label is {label}.</source>
        <translation>{set} 的测试图像 {number}；标签是 {label}。</translation>
    </message>
    <message>
        <source>Validation image of {set} as the page How sure shows it; its label is {label}.</source>
        <translation>{set} 的验证图像，与“有多大把握”页所示相同；标签是 {label}。</translation>
    </message>
</context>
<context>
    <name>DrawingCanvas</name>
    <message>
        <source>Drawing canvas</source>
        <translation>画纸</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出了点问题</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Your drawing is safe, and you can go on.</source>
        <translation>程序内部出了点问题。您的手写是安全的，可以继续使用。</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
</context>
<context>
    <name>EvidenceLegend</name>
    <message>
        <source>speaks for {name}</source>
        <translation>支持 {name}</translation>
    </message>
    <message>
        <source>against {name}</source>
        <translation>反对 {name}</translation>
    </message>
    <message>
        <source>The brighter a piece, the more the network&apos;s margin between this digit and the best other one depends on it; what stays dark matters little.</source>
        <translation>一段越亮，网络对这个数字的得分领先其他数字就越依赖它；保持深色的部分影响很小。</translation>
    </message>
</context>
<context>
    <name>EvidenceTexts</name>
    <message>
        <source>Strongest for {name}: {part}.</source>
        <translation>最支持 {name} 的是{part}。</translation>
    </message>
    <message>
        <source>Strongest against: {part}.</source>
        <translation>最反对的是{part}。</translation>
    </message>
    <message>
        <source>No part matters much by itself.</source>
        <translation>没有哪一部分单独有很大影响。</translation>
    </message>
    <message>
        <source>the part {place}</source>
        <translation>{place}的部分</translation>
    </message>
    <message>
        <source>the beginning of stroke {number}</source>
        <translation>第 {number} 笔的开头</translation>
    </message>
    <message>
        <source>the middle of stroke {number}</source>
        <translation>第 {number} 笔的中段</translation>
    </message>
    <message>
        <source>the end of stroke {number}</source>
        <translation>第 {number} 笔的末尾</translation>
    </message>
</context>
<context>
    <name>ExamView</name>
    <message>
        <source>The drawings of the exam</source>
        <translation>考试中写的数字</translation>
    </message>
    <message>
        <source>before {digit} {sign}</source>
        <translation>原 {digit} {sign}</translation>
    </message>
    <message>
        <source>now {digit} {sign}</source>
        <translation>现 {digit} {sign}</translation>
    </message>
    <message>
        <source>Asked for a {label}; read before as {before}, now as {after}.</source>
        <translation>要求写 {label}；原来读作 {before}，现在读作 {after}。</translation>
    </message>
</context>
<context>
    <name>ExampleImages</name>
    <message>
        <source>What the channel likes</source>
        <translation>这个通道喜欢什么</translation>
    </message>
    <message>
        <source>Validation images, which the network did not learn from: above, those that excite this channel most; below, some that do so a little. The frame is where.</source>
        <translation>验证图片，网络没有用它们学习：上面是最能激活这个通道的，下面是激活较弱的。方框标出位置。</translation>
    </message>
    <message>
        <source>Most: {labels}</source>
        <translation>最强：{labels}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>excite it most</source>
        <translation>激活最强</translation>
    </message>
    <message>
        <source>excite it a little</source>
        <translation>激活较弱</translation>
    </message>
    <message>
        <source>excite it most, of {done} of {count} images so far</source>
        <translation>激活最强（目前已看 {count} 张图像中的 {done} 张）</translation>
    </message>
    <message>
        <source>A {label}; the channel&apos;s largest value in it is {peak}.</source>
        <translation>一个 {label}；这个通道在其中的最大值是 {peak}。</translation>
    </message>
    <message>
        <source>{caption}: none</source>
        <translation>{caption}：没有</translation>
    </message>
</context>
<context>
    <name>ExplanationLine</name>
    <message>
        <source>Point at anything to read here what it is.</source>
        <translation>把指针移到任何地方，这里会说明它是什么。</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>Export &amp;model</source>
        <translation>导出模型(&amp;M)</translation>
    </message>
    <message>
        <source>For Keras (.keras)…</source>
        <translation>用于 Keras（.keras）…</translation>
    </message>
    <message>
        <source>Writes the model that answers as a file for Keras, to go on in Python.</source>
        <translation>把正在识别的模型写成 Keras 文件，以便在 Python 中继续使用。</translation>
    </message>
    <message>
        <source>For ONNX Runtime (.onnx)…</source>
        <translation>用于 ONNX Runtime（.onnx）…</translation>
    </message>
    <message>
        <source>Writes the model that answers as an ONNX file, for programs in many languages.</source>
        <translation>把正在识别的模型写成 ONNX 文件，供多种语言的程序使用。</translation>
    </message>
    <message>
        <source>For LiteRT (.tflite)…</source>
        <translation>用于 LiteRT（.tflite）…</translation>
    </message>
    <message>
        <source>Writes the model that answers as a LiteRT file, for phones and boards.</source>
        <translation>把正在识别的模型写成 LiteRT 文件，供手机和开发板使用。</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>digits</translation>
    </message>
    <message>
        <source>{name} is being written, loaded again by its own runtime and compared with this program.</source>
        <translation>正在写入 {name}，并由它自己的运行库重新加载，与本程序比较。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>As a web page (.html)…</source>
        <translation>网页（.html）…</translation>
    </message>
    <message>
        <source>The page will have about {size} MB, as this network has {count} parameters. Write it?</source>
        <translation>这个网络有 {count} 个参数，所以网页大约有 {size} MB。要写出吗？</translation>
    </message>
    <message>
        <source>{name} is being written and its weights compared with this program.</source>
        <translation>正在写出 {name}，并与本程序比较其中的权重。</translation>
    </message>
    <message>
        <source>Saved as {path}. Its weights, compared in this program and not in a browser, change no probability of {images} images by more than {difference}.</source>
        <translation>已保存为 {path}。其中的权重在本程序里（不是在浏览器里）比较过：{images} 张图片的概率变化都不超过 {difference}。</translation>
    </message>
    <message>
        <source>Writes one page with the model that answers in it, to draw on in a browser, offline: on phones, tablets and Chromebooks, too.</source>
        <translation>写出一个网页，里面是正在识别的模型；在浏览器里离线手写，手机、平板和 Chromebook 也可以。</translation>
    </message>
    <message>
        <source>Saved as {path}. On {images} images it gives the same probabilities as this program; the largest difference is {difference}. {read_me} says how to load it.</source>
        <translation>已保存为 {path}。在 {images} 张图像上，它给出的概率与本程序相同；最大差异为 {difference}。加载方法见 {read_me}。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export drawings</source>
        <translation>导出手写</translation>
    </message>
    <message>
        <source>All drawings ({count})</source>
        <translation>全部手写（{count}）</translation>
    </message>
    <message>
        <source>Those that are shown ({count})</source>
        <translation>当前显示的（{count}）</translation>
    </message>
    <message>
        <source>Those that are chosen ({count})</source>
        <translation>选中的（{count}）</translation>
    </message>
    <message>
        <source>The file holds strokes, labels and pseudonyms. If ticked, it also says:</source>
        <translation>文件包含笔画、标签和化名。勾选后还包含：</translation>
    </message>
    <message>
        <source>When each point was drawn</source>
        <translation>每个点的书写时间</translation>
    </message>
    <message>
        <source>Pressure of the pen</source>
        <translation>笔的压力</translation>
    </message>
    <message>
        <source>Pen, mouse or finger</source>
        <translation>用笔、鼠标还是手指</translation>
    </message>
    <message>
        <source>Pictures have no strokes and are left out.</source>
        <translation>图片没有笔画，不会导出。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FeatureMaps</name>
    <message>
        <source>What each channel of this layer finds in your drawing: bright where its pattern is. Point at a cell to see how it is computed; click to keep it.</source>
        <translation>这一层的每个通道在你的图画里找到了什么：有它的图案处就亮。指着一格看它怎样算出，点击则固定。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Channels of {layer}</source>
        <translation>{layer} 的通道</translation>
    </message>
    <message>
        <source>{layer}, channel {channel}: largest activation {value}</source>
        <translation>{layer}，通道 {channel}：最大激活 {value}</translation>
    </message>
    <message>
        <source>{text}; switched off</source>
        <translation>{text}；已关闭</translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message>
        <source>The picture is copied; paste it in another program.</source>
        <translation>图片已复制，可以粘贴到其他程序。</translation>
    </message>
    <message>
        <source>my model</source>
        <translation>我的模型</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>One image at random is no test: nothing is counted. All test images: tab Pictures.</source>
        <translation>随机看一张不算测试，不计次数。全部测试图像：“图片”选项卡。</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Models ({patterns})</source>
        <translation>模型 ({patterns})</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Drawing ({patterns})</source>
        <translation>手写 ({patterns})</translation>
    </message>
    <message>
        <source>Picture ({patterns})</source>
        <translation>图片 ({patterns})</translation>
    </message>
    <message>
        <source>digit</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Save drawing</source>
        <translation>保存手写</translation>
    </message>
    <message>
        <source>Labelled drawings ({patterns})</source>
        <translation>带标签的手写 ({patterns})</translation>
    </message>
    <message>
        <source>Import drawings</source>
        <translation>导入手写</translation>
    </message>
    <message>
        <source>Export drawings</source>
        <translation>导出手写</translation>
    </message>
    <message>
        <source>Save model</source>
        <translation>保存模型</translation>
    </message>
    <message>
        <source>Open data set</source>
        <translation>打开数据集</translation>
    </message>
    <message>
        <source>Python script ({patterns})</source>
        <translation>Python 脚本 ({patterns})</translation>
    </message>
    <message>
        <source>Notebook ({patterns})</source>
        <translation>笔记本 ({patterns})</translation>
    </message>
    <message>
        <source>Save Keras code</source>
        <translation>保存 Keras 代码</translation>
    </message>
    <message>
        <source>{name} already exists. Replace it?</source>
        <translation>{name} 已经存在。要替换它吗？</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>替换文件？</translation>
    </message>
    <message>
        <source>Vector graphic ({patterns})</source>
        <translation>矢量图 ({patterns})</translation>
    </message>
    <message>
        <source>{run}, charts</source>
        <translation>{run} 图表</translation>
    </message>
    <message>
        <source>charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Save charts</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Data sets ({patterns})</source>
        <translation>数据集 ({patterns})</translation>
    </message>
    <message>
        <source>Open the folder of a data set</source>
        <translation>打开数据集文件夹</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Save the coloured drawing</source>
        <translation>保存上色的图画</translation>
    </message>
    <message>
        <source>Animated WebP ({patterns})</source>
        <translation>WebP 动画 ({patterns})</translation>
    </message>
    <message>
        <source>Animated GIF ({patterns})</source>
        <translation>GIF 动画 ({patterns})</translation>
    </message>
    <message>
        <source>timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Save the timeline</source>
        <translation>保存时间线</translation>
    </message>
    <message>
        <source>Keras model ({patterns})</source>
        <translation>Keras 模型 ({patterns})</translation>
    </message>
    <message>
        <source>ONNX model ({patterns})</source>
        <translation>ONNX 模型 ({patterns})</translation>
    </message>
    <message>
        <source>LiteRT model ({patterns})</source>
        <translation>LiteRT 模型 ({patterns})</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>Web page ({patterns})</source>
        <translation>网页 ({patterns})</translation>
    </message>
    <message>
        <source>Table ({patterns})</source>
        <translation>表格 ({patterns})</translation>
    </message>
    <message>
        <source>JSON ({patterns})</source>
        <translation>JSON ({patterns})</translation>
    </message>
    <message>
        <source>{run}, history</source>
        <translation>{run}，训练历史</translation>
    </message>
    <message>
        <source>Export histories</source>
        <translation>导出训练历史</translation>
    </message>
    <message>
        <source>Folder for TensorBoard logs</source>
        <translation>存放 TensorBoard 日志的文件夹</translation>
    </message>
    <message>
        <source>Lessons ({patterns})</source>
        <translation>课程 ({patterns})</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Save a copy of the lesson</source>
        <translation>保存课程的副本</translation>
    </message>
    <message>
        <source>Save the page to print</source>
        <translation>保存要打印的页面</translation>
    </message>
    <message>
        <source>Backups ({patterns})</source>
        <translation>备份 ({patterns})</translation>
    </message>
    <message>
        <source>MNIST Desktop backup {date}</source>
        <translation>MNIST Desktop 备份 {date}</translation>
    </message>
    <message>
        <source>Back up everything</source>
        <translation>备份全部内容</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Pictures, drawings and lessons ({patterns})</source>
        <translation>图片、手写和课程 ({patterns})</translation>
    </message>
    <message>
        <source>Open picture, drawing or lesson</source>
        <translation>打开图片、手写或课程</translation>
    </message>
</context>
<context>
    <name>FilmRow</name>
    <message>
        <source>Film of the training</source>
        <translation>训练回放</translation>
    </message>
    <message>
        <source>Winds back to an earlier moment of the training: your drawing is answered as it was then. Arrow keys go from moment to moment, End comes back to the present.</source>
        <translation>回到训练中较早的时刻：您的手写按当时的网络来识别。方向键逐个时刻移动，End 键回到现在。</translation>
    </message>
    <message>
        <source>Shows the training from the chosen moment on, or from its start.</source>
        <translation>从所选时刻（或从头）开始播放训练过程。</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Lets the network of the present answer again.</source>
        <translation>让现在的网络重新作答。</translation>
    </message>
    <message>
        <source>End of epoch {epoch}: {percent} % of the validation images</source>
        <translation>第 {epoch} 轮结束：验证图像的 {percent} %</translation>
    </message>
    <message>
        <source>Epoch {epoch}, batch {batch} of {batches}</source>
        <translation>第 {epoch} 轮，第 {batch} / {batches} 批</translation>
    </message>
    <message>
        <source>Which moment of the training answers. Training accuracy: how many of the training images just learned were read correctly, as the network reads while it learns; the answers to your drawing may be far worse. At the end of an epoch: how many of the validation images.</source>
        <translation>现在作答的是训练中的哪个时刻。训练准确率：刚学习的训练图像中有多少识别正确，按网络学习时的识别方式计算；对您所画的答案可能差得多。在一轮结束时，则为验证图像中有多少识别正确。</translation>
    </message>
    <message>
        <source>Now. Wind back to see earlier answers.</source>
        <translation>现在。向左拖动可查看之前的答案。</translation>
    </message>
    <message>
        <source>Wind back to see what it answered as it learned.</source>
        <translation>向左拖动，查看它学习时的答案。</translation>
    </message>
    <message>
        <source>Epoch {epoch}, batch {batch} of {batches}: training accuracy {percent} %</source>
        <translation>第 {epoch} 轮，第 {batch} / {batches} 批：训练准确率 {percent} %</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Chooses images by sureness or number, or by a drawing.</source>
        <translation>按把握、编号或手写来选择图像。</translation>
    </message>
    <message>
        <source>Sureness</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Which images: those that networks learn from, those that the best epoch is chosen by, or those that a chosen network is tested with.</source>
        <translation>哪些图像：网络用来学习的、用来挑选最佳轮次的，或用来测试选定网络的。</translation>
    </message>
    <message>
        <source>Shows the images with one label only.</source>
        <translation>只显示某一个标签的图像。</translation>
    </message>
    <message>
        <source>Shows the images that the network reads as one class only.</source>
        <translation>只显示网络认作某一类的图像。</translation>
    </message>
    <message>
        <source>Shows what is read right, or what is misread.</source>
        <translation>显示认对的或认错的图像。</translation>
    </message>
    <message>
        <source>Look for wrong labels among the surest mistakes; where the network is least sure, people may not agree either.</source>
        <translation>可以在最确信的错误中寻找错误的标签；网络最没把握的图像，人们的看法也可能不一致。</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>集合</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Right or wrong</source>
        <translation>对或错</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>How probable the network finds its answer to an image.</source>
        <translation>网络认为自己对一张图像的答案有多大可能。</translation>
    </message>
    <message>
        <source>The number of an image in its file, from 0: that of x_train[7] is 7.</source>
        <translation>图像在文件中的编号，从 0 开始：x_train[7] 的编号是 7。</translation>
    </message>
    <message>
        <source>Similar to my drawing</source>
        <translation>与我的手写相似</translation>
    </message>
    <message>
        <source>Shows the training images that the network finds most like the drawing.</source>
        <translation>显示网络认为与手写最相似的训练图像。</translation>
    </message>
    <message>
        <source>all sets</source>
        <translation>所有集合</translation>
    </message>
    <message>
        <source>training, {count}</source>
        <translation>训练集，{count}</translation>
    </message>
    <message>
        <source>validation, {count}</source>
        <translation>验证集，{count}</translation>
    </message>
    <message>
        <source>test, {count}</source>
        <translation>测试集，{count}</translation>
    </message>
    <message>
        <source>label {name}</source>
        <translation>标签 {name}</translation>
    </message>
    <message>
        <source>read as {name}</source>
        <translation>认作 {name}</translation>
    </message>
    <message>
        <source>right and wrong</source>
        <translation>对的和错的</translation>
    </message>
    <message>
        <source>wrong only</source>
        <translation>只看错的</translation>
    </message>
    <message>
        <source>surest mistakes first</source>
        <translation>最确信的错误在前</translation>
    </message>
    <message>
        <source>least sure first</source>
        <translation>最没把握的在前</translation>
    </message>
    <message>
        <source>any label</source>
        <translation>任意标签</translation>
    </message>
    <message>
        <source>any answer</source>
        <translation>任意答案</translation>
    </message>
    <message>
        <source>right only</source>
        <translation>只看对的</translation>
    </message>
    <message>
        <source>by number</source>
        <translation>按编号</translation>
    </message>
    <message>
        <source>order of the list</source>
        <translation>列表的顺序</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Draw a digit here, with the mouse, a finger or a pen.</source>
        <translation>用鼠标、手指或手写笔在这里写一个数字。</translation>
    </message>
    <message>
        <source>The answer follows your pen: one bar for each digit, and the longest wins.</source>
        <translation>结果随笔而动：每个数字一根条，最长的胜出。</translation>
    </message>
    <message>
        <source>Press Train and watch a network learn; meanwhile it answers your drawing. The model in use stays as it is until you choose.</source>
        <translation>按“训练”，看网络如何学习：其间由它来识别您的手写。在您做出选择之前，当前模型不会改变。</translation>
    </message>
    <message>
        <source>{step} of {steps}</source>
        <translation>{step} / {steps}</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Closes the hints (Esc)</source>
        <translation>结束提示（Esc）</translation>
    </message>
</context>
<context>
    <name>FirstUseHint</name>
    <message>
        <source>Point at a cell of a map to see how its number is computed. Click the map before it to go back, down to the pixels.</source>
        <translation>把指针移到特征图的一格上，即可看到它的数值是怎样算出来的。点击前一层的图可一步步返回，直到像素。</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Closes this hint.</source>
        <translation>关闭此提示。</translation>
    </message>
</context>
<context>
    <name>FoldedSections</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Shows what few people look for.</source>
        <translation>显示不常用的内容。</translation>
    </message>
</context>
<context>
    <name>FreshStartDialog</name>
    <message>
        <source>Start afresh</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Reset the program for whoever uses it next?</source>
        <translation>要让程序恢复到全新状态，供下一位使用者使用吗？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>the drawing on the canvas</source>
        <translation>纸上的手写</translation>
    </message>
    <message>
        <source>models trained or saved here: {count}</source>
        <translation>在此训练或保存的模型：{count} 个</translation>
    </message>
    <message>
        <source>drawings kept as examples: {count}</source>
        <translation>保存为样本的手写：{count} 个</translation>
    </message>
    <message>
        <source>an interrupted training run</source>
        <translation>中断的训练</translation>
    </message>
    <message>
        <source>settings: language, colours, brush, model in use, recent files</source>
        <translation>设置：语言、颜色、画笔、使用中的模型、最近的文件</translation>
    </message>
    <message>
        <source>the logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>This is deleted and cannot be restored:</source>
        <translation>以下内容将被删除，无法恢复：</translation>
    </message>
    <message>
        <source>This is kept: the built-in model, and every file that you saved in a folder of your own.</source>
        <translation>以下内容会保留：内置模型，以及您保存在自己文件夹中的所有文件。</translation>
    </message>
</context>
<context>
    <name>GroupChart</name>
    <message>
        <source>Groups of answers, from the least sure to the surest</source>
        <translation>答案分组，从最没把握到最有把握</translation>
    </message>
    <message>
        <source>Each column has as many answers. Dot: the share that is right, the bar says how far chance may have moved it. Diamond: how sure the network said it was. A click shows the images; arrow keys and Enter do too.</source>
        <translation>每一列的答案数目相同。圆点：正确的比例，竖线表示偶然性可能使它偏离多少。菱形：网络自称的把握。点击显示这些图像；也可以用方向键和回车键。</translation>
    </message>
    <message>
        <source>least sure</source>
        <translation>最没把握</translation>
    </message>
    <message>
        <source>surest</source>
        <translation>最有把握</translation>
    </message>
</context>
<context>
    <name>HandCard</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Makes a model of it, in the Models menu, which answers from now on. That can be undone.</source>
        <translation>存为模型，放入“模型”菜单，从现在起由它识别。可以撤销。</translation>
    </message>
    <message>
        <source>Exam: ten new digits</source>
        <translation>考试：再写十个数字</translation>
    </message>
    <message>
        <source>Asks for the ten digits once more; both models read them, neither learns.</source>
        <translation>再请您写一遍十个数字；两个模型都来读，都不学习。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Forgets what was learned; the drawings stay, so it can be learned again.</source>
        <translation>忘掉所学的内容；写下的数字仍在，可以重新学习。</translation>
    </message>
    <message>
        <source>Keep these ten for the next learning</source>
        <translation>保存这十个，供下次学习</translation>
    </message>
    <message>
        <source>Puts them among your drawings.</source>
        <translation>把它们放入您写的数字中。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The model from before answers again, and the file of the new one is removed.</source>
        <translation>由原来的模型重新识别，并删除新模型的文件。</translation>
    </message>
    <message>
        <source>Right means: the likeliest of the ten digits is the one that was asked for, also where the answer says “not sure”. A drawing is judged by a network that has not learned it; the one that you can keep has learned all of them.</source>
        <translation>“读对”是指十个数字中最可能的那个就是要求写的，即使显示“不确定”。每个数字都由没有学过它的网络来评判；您可以保留的那个网络学过全部数字。</translation>
    </message>
    <message>
        <source>Images that training on MNIST leaves out. What is learned is scaled back until at most one of 1,000 more is misread.</source>
        <translation>用 MNIST 训练时留出不用的图片。所学的内容会被缩小，直到每 1,000 张最多多认错一张。</translation>
    </message>
    <message>
        <source>500 drawings of letters that this network has learned to refuse.</source>
        <translation>500 个手写字母，这个网络学过要拒绝它们。</translation>
    </message>
    <message>
        <source>{model} has learned your hand</source>
        <translation>{model}学会了您的笔迹</translation>
    </message>
    <message>
        <source>{model} is as it was</source>
        <translation>{model}没有改变</translation>
    </message>
    <message>
        <source>“{name}” answers now, and is in the Models menu.</source>
        <translation>现在由“{name}”识别，它在“模型”菜单中。</translation>
    </message>
</context>
<context>
    <name>HandController</name>
    <message>
        <source>The built-in model</source>
        <translation>内置模型</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>{base}, hand of {writer}</source>
        <translation>{base}，{writer} 的笔迹</translation>
    </message>
    <message>
        <source>{base}, my hand</source>
        <translation>{base}，我的笔迹</translation>
    </message>
    <message>
        <source>Keep what was learned?</source>
        <translation>保留学到的内容？</translation>
    </message>
    <message>
        <source>The network that has learned deeper is not kept yet. Closing forgets it.</source>
        <translation>深入学习得到的网络尚未保留。关闭后它就会消失。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>不保留</translation>
    </message>
</context>
<context>
    <name>HandTexts</name>
    <message>
        <source>{before} of your {count} were right before, {after} now. But it may have learned some of them before, so only new ones can tell: write ten.</source>
        <translation>您写的 {count} 个中，原来读对 {before} 个，现在 {after} 个。但它可能以前学过其中一些，只有新写的才能说明：请写十个。</translation>
    </message>
    <message>
        <source>{before} of your {count} were right before, {after} now, each judged without its own round.</source>
        <translation>您写的 {count} 个中，原来读对 {before} 个，现在 {after} 个；评判每个时都没有学它所在的那一轮。</translation>
    </message>
    <message>
        <source>{before} of your {count} were right before, {after} now, each judged without the third of the drawings that it belongs to.</source>
        <translation>您写的 {count} 个中，原来读对 {before} 个，现在 {after} 个；评判每个时都没有学它所在的那三分之一。</translation>
    </message>
    <message>
        <source>That could be luck: write ten new ones.</source>
        <translation>这可能是运气：请再写十个新的。</translation>
    </message>
    <message>
        <source>As many became wrong as became right: {count}.</source>
        <translation>变对的和变错的一样多：各 {count} 个。</translation>
    </message>
    <message>
        <source>These drawings show no difference: write ten new ones.</source>
        <translation>这些数字看不出差别：请再写十个新的。</translation>
    </message>
    <message>
        <source>MNIST&apos;s validation images: {before} of {count} right before, {after} now.</source>
        <translation>MNIST 的 {count} 张验证图片：原来读对 {before} 张，现在 {after} 张。</translation>
    </message>
    <message>
        <source>Letters refused as no digit: {before} of {count} before, {after} now.</source>
        <translation>{count} 个字母中被拒绝（不是数字）的：原来 {before} 个，现在 {after} 个。</translation>
    </message>
    <message>
        <source>Nothing was learned: every step that was tried would have cost more than {most} of MNIST&apos;s validation images.</source>
        <translation>什么也没有学：试过的每种步长都会让 MNIST 验证图片多认错超过 {most} 张。</translation>
    </message>
    <message>
        <source>Only {percent} % of the step was taken: the whole one would have cost more than {most} of MNIST&apos;s validation images.</source>
        <translation>只走了这一步的 {percent} %：走完整步会让 MNIST 验证图片多认错超过 {most} 张。</translation>
    </message>
    <message>
        <source>The built-in model has learned many hands already: of {count} digits of such hands it misread {before} before it learned thirty of each, and {after} after. It can gain where you write a digit in a way that is new to it.</source>
        <translation>内置模型已经学过许多人的笔迹：在这些笔迹的 {count} 个数字中，每种笔迹学三十个之前认错 {before} 个，之后认错 {after} 个。如果您的某个数字写法它没见过，它就可能进步。</translation>
    </message>
    <message>
        <source>Before {before} of {count}, now {after} of {count}.</source>
        <translation>{count} 个中原来读对 {before} 个；现在 {count} 个中读对 {after} 个。</translation>
    </message>
    <message>
        <source>No difference on these.</source>
        <translation>这些数字上没有差别。</translation>
    </message>
    <message>
        <source>So small a difference could be luck.</source>
        <translation>这么小的差别可能是运气。</translation>
    </message>
</context>
<context>
    <name>HistoryChart</name>
    <message>
        <source>Loss (lower is better)</source>
        <translation>损失（越低越好）</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy (higher is better)</source>
        <translation>准确率（越高越好）</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Loss: how far the answers are from the right ones. Blue: the images it learns from; orange: images it does not learn from. Both should fall. Click, then the wheel zooms; a double click shows everything.</source>
        <translation>损失：答案离正确有多远。蓝色：它学习的图像；橙色：它不学习的图像。两条线都应下降。点击后可用滚轮缩放；双击显示全部。</translation>
    </message>
    <message>
        <source>Accuracy: how many images out of a hundred are read correctly. Blue: the images it learns from; orange: images it does not learn from. Both should rise. Click, then the wheel zooms; a double click shows everything.</source>
        <translation>准确率：一百张图像中认对多少张。蓝色：它学习的图像；橙色：它不学习的图像。两条线都应上升。点击后可用滚轮缩放；双击显示全部。</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>The first point comes in a moment</source>
        <translation>第一个点马上出现</translation>
    </message>
    <message>
        <source>Press Train: loss should fall</source>
        <translation>按“训练”：损失应下降</translation>
    </message>
    <message>
        <source>Press Train: accuracy should rise</source>
        <translation>按“训练”：准确率应上升</translation>
    </message>
    <message>
        <source>Save charts…</source>
        <translation>保存图表…</translation>
    </message>
    <message>
        <source>Open a model whose file holds its curves to see them here</source>
        <translation>打开文件中存有曲线的模型，就会显示在这里</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>预期</translation>
    </message>
</context>
<context>
    <name>HistoryPlot</name>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>starts at {value} %</source>
        <translation>从 {value} % 开始</translation>
    </message>
    <message>
        <source>goes up to {value}</source>
        <translation>最高到 {value}</translation>
    </message>
    <message>
        <source>zoomed: a double click shows everything</source>
        <translation>已缩放：双击显示全部</translation>
    </message>
</context>
<context>
    <name>ImageGrid</name>
    <message>
        <source>Below each image its label: ✓ if it is read so, else what it is read as. Click an image, or press Enter, to put it on the paper; Ctrl and the wheel, or + and −, make the images larger or smaller.</source>
        <translation>每张图像下面是它的标签：认对了有 ✓，否则写着被认作什么。点击图像或按 Enter，就把它放到画纸上；按住 Ctrl 滚动滚轮，或按 + 和 −，可以放大或缩小图像。</translation>
    </message>
    <message>
        <source>Images: {count}</source>
        <translation>图像：{count}</translation>
    </message>
</context>
<context>
    <name>ImagesPage</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Every image of the data set, with what the network reads in it.</source>
        <translation>数据集的每一张图像，以及网络把它认作什么。</translation>
    </message>
    <message>
        <source>All {count} images</source>
        <translation>全部 {count} 张图像</translation>
    </message>
    <message>
        <source>Shows all of them, to choose by label or answer.</source>
        <translation>显示全部图像，可按标签或答案挑选。</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Shows the validation images that the network misreads, the surest first.</source>
        <translation>显示网络认错的验证图像，最确信的在前。</translation>
    </message>
    <message>
        <source>First twenty</source>
        <translation>前二十张</translation>
    </message>
    <message>
        <source>Shows the first twenty training images again, as tutorials do.</source>
        <translation>像教程那样，重新显示前二十张训练图像。</translation>
    </message>
    <message>
        <source>Next mistake</source>
        <translation>下一个错误</translation>
    </message>
    <message>
        <source>Puts the next misread image of the grid on the paper, where Why? explains it.</source>
        <translation>把网格中下一张认错的图像放到画纸上，“为什么？”可以解释它。</translation>
    </message>
    <message>
        <source>Smaller images</source>
        <translation>缩小图像</translation>
    </message>
    <message>
        <source>Larger images</source>
        <translation>放大图像</translation>
    </message>
    <message>
        <source>Makes the images smaller, so that more are seen.</source>
        <translation>缩小图像，一次看到更多。</translation>
    </message>
    <message>
        <source>Makes the images larger.</source>
        <translation>放大图像。</translation>
    </message>
    <message>
        <source>Open the test images</source>
        <translation>打开测试图像</translation>
    </message>
    <message>
        <source>Shows test images and counts that this network was tested.</source>
        <translation>显示测试图像，并记下这个网络被测试过一次。</translation>
    </message>
</context>
<context>
    <name>InsideController</name>
    <message>
        <source>without {channel} of {layer}</source>
        <translation>不含 {layer} 的{channel}</translation>
    </message>
    <message>
        <source>without {count} channels</source>
        <translation>不含 {count} 个通道</translation>
    </message>
</context>
<context>
    <name>InsidePanel</name>
    <message>
        <source>Draw a digit: here it passes through the network, layer by layer, while the pen moves.</source>
        <translation>画一个数字：笔一动，它就在这里一层一层穿过网络。</translation>
    </message>
    <message>
        <source>Softmax: from scores to probabilities</source>
        <translation>Softmax：从分数到概率</translation>
    </message>
    <message>
        <source>The image, 28 × 28 numbers</source>
        <translation>图像，28 × 28 个数</translation>
    </message>
</context>
<context>
    <name>KerasCodeDialog</name>
    <message>
        <source>Keras code</source>
        <translation>Keras 代码</translation>
    </message>
    <message>
        <source>Python code</source>
        <translation>Python 代码</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Puts the whole code on the clipboard.</source>
        <translation>把全部代码复制到剪贴板。</translation>
    </message>
    <message>
        <source>&amp;Save as .py…</source>
        <translation>另存为 .py(&amp;S)…</translation>
    </message>
    <message>
        <source>Saves a file that Python runs.</source>
        <translation>保存为 Python 可以运行的文件。</translation>
    </message>
    <message>
        <source>Save as &amp;notebook…</source>
        <translation>另存为笔记本(&amp;N)…</translation>
    </message>
    <message>
        <source>Saves a file for Jupyter, where you run and change the code step by step.</source>
        <translation>保存为 Jupyter 文件，可以在其中逐步运行和修改代码。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>This run as a program of its own. It needs Python with TensorFlow. MNIST is downloaded the first time; without internet, write the path of its file after DATA.</source>
        <translation>把这次训练写成独立的程序。需要装有 TensorFlow 的 Python。MNIST 在第一次运行时下载；没有网络时，请在 DATA 后面写上它的文件路径。</translation>
    </message>
    <message>
        <source>Own drawings are read from the file after ALSO; saving puts a copy of it beside the code.</source>
        <translation>自己的图从 ALSO 后面的文件读取；保存时会在代码旁边放一份副本。</translation>
    </message>
</context>
<context>
    <name>KindNames</name>
    <message>
        <source>{name} with {settings}</source>
        <translation>{name}（{settings}）</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>{count} epochs</source>
        <translation>{count} 轮</translation>
    </message>
    <message>
        <source>a learning rate of {value}</source>
        <translation>学习率 {value}</translation>
    </message>
    <message>
        <source>batches of {value} images</source>
        <translation>每批 {value} 张图像</translation>
    </message>
    <message>
        <source>the optimizer {value}</source>
        <translation>优化器 {value}</translation>
    </message>
    <message>
        <source>the schedule {value}</source>
        <translation>学习率计划 {value}</translation>
    </message>
    <message>
        <source>the loss {value}</source>
        <translation>损失函数 {value}</translation>
    </message>
    <message>
        <source>images varied by {value}</source>
        <translation>图像变化 {value}</translation>
    </message>
    <message>
        <source>images as they are</source>
        <translation>图像不变化</translation>
    </message>
    <message>
        <source>a weight decay of {value}</source>
        <translation>权重衰减 {value}</translation>
    </message>
    <message>
        <source>a patience of {value}</source>
        <translation>耐心值 {value}</translation>
    </message>
    <message>
        <source>the network {value}</source>
        <translation>网络 {value}</translation>
    </message>
    <message>
        <source>the data set {value}</source>
        <translation>数据集 {value}</translation>
    </message>
    <message>
        <source>all images</source>
        <translation>全部图像</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} 张图像</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>Inside</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>My hand</source>
        <translation>我的笔迹</translation>
    </message>
    <message>
        <source>What the third column shows</source>
        <translation>第三栏显示的内容</translation>
    </message>
    <message>
        <source>Train: a new network learns. Inside: how the network that answers comes to its answer, live. Pictures: the images it learns from, and those it misreads. My hand: it learns how you write. A run goes on whichever tab is open.</source>
        <translation>训练：新网络在学习。内部：实时查看识别网络如何得出答案。图片：它学习用的图像，以及它认错的图像。我的笔迹：它学习您的写法。无论打开哪个标签，训练都会继续。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train: epoch {epoch} of {epochs}</source>
        <translation>训练：第 {epoch}/{epochs} 轮</translation>
    </message>
    <message>
        <source>Train: starting…</source>
        <translation>训练：正在启动…</translation>
    </message>
</context>
<context>
    <name>LabelChips</name>
    <message>
        <source>Which label is shown</source>
        <translation>显示哪个标签</translation>
    </message>
    <message>
        <source>and {count} other labels</source>
        <translation>以及另外 {count} 个标签</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{label}, drawings: {count}</source>
        <translation>{label}，手写：{count}</translation>
    </message>
    <message>
        <source>Shows the drawings of this label only.</source>
        <translation>只显示这个标签的手写。</translation>
    </message>
</context>
<context>
    <name>LayerButtons</name>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Adds a layer after the chosen one</source>
        <translation>在所选层之后添加一层</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>删除(&amp;R)</translation>
    </message>
    <message>
        <source>Removes the chosen layer (Delete in the table)</source>
        <translation>删除所选的层（在表格中按 Delete）</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Puts the chosen layer before the one above it</source>
        <translation>把所选的层移到上一层之前</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Puts the chosen layer after the one below it</source>
        <translation>把所选的层移到下一层之后</translation>
    </message>
</context>
<context>
    <name>LayerForm</name>
    <message>
        <source>same: padded with zeros</source>
        <translation>same：四周补零</translation>
    </message>
    <message>
        <source>valid: no padding</source>
        <translation>valid：不填充</translation>
    </message>
    <message>
        <source>max: the largest</source>
        <translation>max：最大值</translation>
    </message>
    <message>
        <source>average: the mean</source>
        <translation>average：平均值</translation>
    </message>
    <message>
        <source>The end of every network: one score for each digit. It stays as it is and where it is.</source>
        <translation>每个网络的末层：每个数字一个分数。它的设置和位置都不变。</translation>
    </message>
    <message>
        <source>&amp;Filters</source>
        <translation>滤波器数(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Kernel</source>
        <translation>核大小(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Stride</source>
        <translation>步长(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;ize</source>
        <translation>窗口大小(&amp;I)</translation>
    </message>
    <message>
        <source>U&amp;nits</source>
        <translation>单元数(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Dropped</source>
        <translation>失活比例(&amp;D)</translation>
    </message>
    <message>
        <source>Paddin&amp;g</source>
        <translation>填充(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Function</source>
        <translation>函数(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keeps</source>
        <translation>取值(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Bias</source>
        <translation>偏置(&amp;B)</translation>
    </message>
    <message>
        <source>How many patterns it looks for (1 to 256)</source>
        <translation>寻找多少种图案（1 到 256）</translation>
    </message>
    <message>
        <source>How many pixels wide and high the window is (1 to 7)</source>
        <translation>窗口的宽和高各为多少像素（1 到 7）</translation>
    </message>
    <message>
        <source>How many pixels the window moves at a time (1 to 4)</source>
        <translation>窗口每次移动多少像素（1 到 4）</translation>
    </message>
    <message>
        <source>How many pixels wide and high each square is (1 to 7)</source>
        <translation>每个方块的宽和高各为多少像素（1 到 7）</translation>
    </message>
    <message>
        <source>How many numbers it gives (1 to 2048)</source>
        <translation>输出多少个数（1 到 2048）</translation>
    </message>
    <message>
        <source>How many of the numbers are left out while training (0 to 80 %)</source>
        <translation>训练时略去多少比例的数（0 到 80 %）</translation>
    </message>
    <message>
        <source>Whether the window may reach over the edge of the image</source>
        <translation>窗口能否越过图像边缘</translation>
    </message>
    <message>
        <source>What is done to each number</source>
        <translation>对每个数做什么运算</translation>
    </message>
    <message>
        <source>Which number represents all of them</source>
        <translation>用哪个数代表其余的数</translation>
    </message>
    <message>
        <source>Whether a learned constant is added for each filter</source>
        <translation>是否为每个滤波器再加一个可学习的常数</translation>
    </message>
</context>
<context>
    <name>LayerStrip</name>
    <message>
        <source>Layers of the network</source>
        <translation>网络的各层</translation>
    </message>
    <message>
        <source>The network from your drawing to its answer. Choose a layer to look at it; the pictures are its first maps, or all of its units.</source>
        <translation>从你的图画到回答的网络。选一层来看；小图是它的前几张特征图，或它的全部单元。</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>{title}: {text}</source>
        <translation>{title}：{text}</translation>
    </message>
    <message>
        <source>Your drawing as the network sees it, 28 × 28 numbers from 0 to 1.</source>
        <translation>网络看到的图画：28 × 28 个 0 到 1 的数。</translation>
    </message>
    <message>
        <source>Softmax makes probabilities of the scores: all positive, together 100 %.</source>
        <translation>Softmax 把分数变成概率：都是正数，合计 100 %。</translation>
    </message>
</context>
<context>
    <name>LayerTable</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>网络的各层</translation>
    </message>
    <message>
        <source>The network from the image at the top to the ten scores at the bottom. Parameters are the numbers that it learns.</source>
        <translation>网络结构，从最上面的图像到最下面的十个分数。参数就是它要学习的数。</translation>
    </message>
    <message>
        <source>always the last</source>
        <translation>始终是末层</translation>
    </message>
    <message>
        <source>⚠ {layer}</source>
        <translation>⚠ {layer}</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>接不上</translation>
    </message>
</context>
<context>
    <name>LayerTexts</name>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Depthwise convolution</source>
        <translation>深度卷积</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Global pooling</source>
        <translation>全局池化</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>相乘</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活（Dropout）</translation>
    </message>
    <message>
        <source>Dense, {count} scores</source>
        <translation>全连接，{count} 个分数</translation>
    </message>
    <message>
        <source>Convolution {kernel} × {kernel}, {filters} filters</source>
        <translation>卷积 {kernel} × {kernel}，{filters} 个滤波器</translation>
    </message>
    <message>
        <source>Depthwise convolution {kernel} × {kernel}</source>
        <translation>深度卷积 {kernel} × {kernel}</translation>
    </message>
    <message>
        <source>Activation: {function}</source>
        <translation>激活：{function}</translation>
    </message>
    <message>
        <source>Pooling {size} × {size}</source>
        <translation>池化 {size} × {size}</translation>
    </message>
    <message>
        <source>Dense, {units} units</source>
        <translation>全连接，{units} 个单元</translation>
    </message>
    <message>
        <source>Dropout of {percent} %</source>
        <translation>随机失活 {percent} %</translation>
    </message>
    <message>
        <source>{filters} filters, {kernel} × {kernel}, {padding}</source>
        <translation>{filters} 个滤波器，{kernel} × {kernel}，{padding}</translation>
    </message>
    <message>
        <source>{kernel} × {kernel}, {padding}</source>
        <translation>{kernel} × {kernel}，{padding}</translation>
    </message>
    <message>
        <source>{units} units</source>
        <translation>{units} 个单元</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>stride {stride}</source>
        <translation>步长 {stride}</translation>
    </message>
    <message>
        <source>no bias</source>
        <translation>无偏置</translation>
    </message>
    <message>
        <source>Moves small windows over the image; each filter learns to find one pattern.</source>
        <translation>让小窗口在图像上移动；每个滤波器学会找出一种图案。</translation>
    </message>
    <message>
        <source>One small window for each channel by itself: far fewer parameters.</source>
        <translation>每个通道各用一个小窗口：参数少得多。</translation>
    </message>
    <message>
        <source>Keeps the numbers in a similar range from batch to batch, so that learning is faster.</source>
        <translation>让各批次的数保持相近的大小，学得更快。</translation>
    </message>
    <message>
        <source>Applies a non-linear function to each number; without it many layers could do no more than one.</source>
        <translation>对每个数做非线性变换；没有它，许多层也只相当于一层。</translation>
    </message>
    <message>
        <source>Makes the image smaller: one number for each square of it.</source>
        <translation>把图像缩小：每个方块只留一个数。</translation>
    </message>
    <message>
        <source>One number for each channel; the image becomes a row.</source>
        <translation>每个通道只留一个数；图像变成一行数。</translation>
    </message>
    <message>
        <source>Puts all numbers of the image in a row.</source>
        <translation>把图像的所有数排成一行。</translation>
    </message>
    <message>
        <source>Every unit uses every number of the previous layer.</source>
        <translation>每个单元都用到前一层的每个数。</translation>
    </message>
    <message>
        <source>Leaves out some numbers at random while training, so that the network does not learn by heart.</source>
        <translation>训练时随机略去一些数，使网络不会死记硬背。</translation>
    </message>
</context>
<context>
    <name>LearnSection</name>
    <message>
        <source>A network learns your hand</source>
        <translation>让网络学习您的笔迹</translation>
    </message>
    <message>
        <source>Write each digit three times; then the model in use learns how you write.</source>
        <translation>每个数字写三遍，然后当前模型就学习您怎样写字。</translation>
    </message>
    <message>
        <source>Asks for thirty digits, one after the other: three rounds, the ten digits of each in another order. Each is kept at once; you can stop and go on later.</source>
        <translation>逐个请您写三十个数字：共三轮，每轮十个数字，顺序各不相同。每个都立即保存；可以停下，以后再继续。</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>继续写</translation>
    </message>
    <message>
        <source>Asks for the digits that are left of the last thirty.</source>
        <translation>请您写上次三十个中剩下的数字。</translation>
    </message>
    <message>
        <source>Learn my hand</source>
        <translation>学习我的笔迹</translation>
    </message>
    <message>
        <source>Refits the last layer of the model in use to your drawings, in a moment, and shows what that brings. The model itself stays as it is.</source>
        <translation>按您写的数字重新拟合当前模型的最后一层，只要片刻，并显示效果。模型本身不变。</translation>
    </message>
    <message>
        <source>Learn deeper</source>
        <translation>深入学习</translation>
    </message>
    <message>
        <source>Trains all layers of the model in use with your drawings and images of MNIST, by Keras. The model itself stays as it is.</source>
        <translation>用 Keras 以您写的数字和 MNIST 图片训练当前模型的所有层。模型本身不变。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ends learning; nothing is changed.</source>
        <translation>结束学习；什么也不改变。</translation>
    </message>
    <message>
        <source>Learn deeper: {reason}</source>
        <translation>深入学习：{reason}</translation>
    </message>
    <message>
        <source>Write thirty anew</source>
        <translation>重新写三十个</translation>
    </message>
    <message>
        <source>Write thirty digits</source>
        <translation>写三十个数字</translation>
    </message>
    <message>
        <source>Write as you always do, whatever the answer says.</source>
        <translation>照平时的样子写，不用管它认作什么。</translation>
    </message>
    <message>
        <source>Drawings of your digits: {count}. {done} of the last thirty are done.</source>
        <translation>您写的数字：{count} 个。上次的三十个已写完 {done} 个。</translation>
    </message>
    <message>
        <source>Drawings of your digits: {count}.</source>
        <translation>您写的数字：{count} 个。</translation>
    </message>
    <message>
        <source>Learning deeper: TensorFlow is being started…</source>
        <translation>深入学习：正在启动 TensorFlow…</translation>
    </message>
    <message>
        <source>Learning deeper, 1 of {fits}: all your drawings.</source>
        <translation>深入学习，第 1 次，共 {fits} 次：您写的全部数字。</translation>
    </message>
    <message>
        <source>Learning deeper, {fit} of {fits}: without one round, to judge by it.</source>
        <translation>深入学习，第 {fit} 次，共 {fits} 次：留出一轮，用来评判。</translation>
    </message>
    <message>
        <source>About {seconds} s left.</source>
        <translation>大约还需 {seconds} 秒。</translation>
    </message>
    <message>
        <source>About {minutes} min left.</source>
        <translation>大约还需 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>Learn deeper takes about {minutes} minutes with this network.</source>
        <translation>这个网络深入学习大约需要 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>Learning was stopped; nothing is changed.</source>
        <translation>学习已停止；没有任何改动。</translation>
    </message>
    <message>
        <source>Learning… With a network for the first time this takes longer.</source>
        <translation>正在学习……网络第一次学习时需要更长时间。</translation>
    </message>
</context>
<context>
    <name>LessonFiles</name>
    <message>
        <source>Saved as {name}: a text file that any editor can change.</source>
        <translation>已保存为 {name}：这是文本文件，任何编辑器都能修改。</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Goes on without having done this step.</source>
        <translation>不做这一步，继续往下。</translation>
    </message>
    <message>
        <source>Close lesson</source>
        <translation>关闭课程</translation>
    </message>
    <message>
        <source>Closes the lesson (Esc); Help &gt; Lessons goes on with it at this step.</source>
        <translation>关闭课程（Esc）；从“帮助 &gt; 课程”可以在这一步继续。</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>LessonTexts</name>
    <message>
        <source>Waiting for your drawing.</source>
        <translation>等你写。</translation>
    </message>
    <message>
        <source>Waiting for a test image.</source>
        <translation>等你打开一张测试图像。</translation>
    </message>
    <message>
        <source>Waiting for that choice.</source>
        <translation>等你选择。</translation>
    </message>
    <message>
        <source>Waiting for that tab.</source>
        <translation>等你打开那个标签页。</translation>
    </message>
    <message>
        <source>Waiting for Train.</source>
        <translation>等你按“训练”。</translation>
    </message>
    <message>
        <source>Waiting for the end of the run.</source>
        <translation>等训练结束。</translation>
    </message>
    <message>
        <source>Waiting for Keep or Go back, and for the test.</source>
        <translation>等你选择保留或用回原来的，以及测试结果。</translation>
    </message>
    <message>
        <source>Waiting for your answer.</source>
        <translation>等你回答。</translation>
    </message>
    <message>
        <source>Your run was stopped before its end.</source>
        <translation>你的训练在结束前被停止了。</translation>
    </message>
    <message>
        <source>• You began this lesson before the program was last closed. Its runs of then are no longer in the charts; their figures are kept.</source>
        <translation>• 本课是在上次关闭程序之前开始的。当时的训练已不在图表中，但数值都保留着。</translation>
    </message>
    <message>
        <source>The loss of your run became infinite or no number.</source>
        <translation>你这次训练的损失变成了无穷大或不是数。</translation>
    </message>
    <message>
        <source>Your run had other settings or other data than the lesson&apos;s, so its figures may differ for that reason.</source>
        <translation>你这次训练的设置或数据与课程的不同，结果可能因此不同。</translation>
    </message>
    <message>
        <source>• Nothing can be said here: it takes the runs or drawings of the steps before, done in this lesson.</source>
        <translation>• 这里还说不了什么：需要前面各步的训练或手写，而且要在本课中做过。</translation>
    </message>
</context>
<context>
    <name>LessonsDialog</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Lesson plan…</source>
        <translation>教案…</translation>
    </message>
    <message>
        <source>Worksheet…</source>
        <translation>工作表…</translation>
    </message>
    <message>
        <source>Answer key…</source>
        <translation>参考答案…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Open a lesson…</source>
        <translation>打开课程…</translation>
    </message>
    <message>
        <source>A copy can be changed in any editor, handed out and opened here again.</source>
        <translation>副本可以用任何编辑器修改、分发，并在这里重新打开。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>You were at step {step} of {count}.</source>
        <translation>上次到第 {step} 步，共 {count} 步。</translation>
    </message>
    <message>
        <source>{count} steps.</source>
        <translation>共 {count} 步。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>{title}  (open)</source>
        <translation>{title}（已打开）</translation>
    </message>
    <message>
        <source>Open now, at step {step} of {count}.</source>
        <translation>正在进行：第 {step} 步，共 {count} 步。</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>程序的组成部分</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>The licence texts are missing; install the program again.</source>
        <translation>缺少许可证文本，请重新安装本程序。</translation>
    </message>
    <message>
        <source>MNIST Desktop is free software under the MIT licence. It uses Qt under the LGPL 3, digits of MNIST, UNIPEN and UCI, and the libraries below, each under its own licence.</source>
        <translation>MNIST Desktop 是采用 MIT 许可证的自由软件。它使用 LGPL 3 下的 Qt、MNIST、UNIPEN 和 UCI 的数字，以及下列各自采用其许可证的库。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>MNIST Desktop</source>
        <translation>MNIST Desktop</translation>
    </message>
    <message>
        <source>Digits: MNIST, UNIPEN, UCI</source>
        <translation>数字：MNIST、UNIPEN、UCI</translation>
    </message>
    <message>
        <source>No licence text came with this part.</source>
        <translation>此部分没有附带许可证文本。</translation>
    </message>
</context>
<context>
    <name>LimitNote</name>
    <message>
        <source>cannot tell what is none of these</source>
        <translation>无法指出不属于这些类别的图</translation>
    </message>
    <message>
        <source>This network has never seen anything but its classes, so it must choose one.</source>
        <translation>这个网络只见过自己的那些类别，所以总会从中选一个。</translation>
    </message>
    <message>
        <source>cannot tell what is not a digit</source>
        <translation>无法指出“这不是数字”</translation>
    </message>
    <message>
        <source>This network has never seen anything but digits, so it must choose one.</source>
        <translation>这个网络只见过数字，所以总会从中选一个。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>MNIST Desktop</source>
        <translation>MNIST Desktop</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>Which images the map shows clearly</source>
        <translation>地图清楚显示哪些图像</translation>
    </message>
    <message>
        <source>Misread only</source>
        <translation>只看读错的</translation>
    </message>
    <message>
        <source>Shows the images clearly that this network reads as another than their label.</source>
        <translation>清楚显示该网络读成与标签不同的图像，其余变淡。</translation>
    </message>
    <message>
        <source>Shows the images of this label clearly, the others faintly. Choose two to see whether they come apart.</source>
        <translation>清楚显示该标签的图像，其余变淡。选两个标签，可看它们是否分开。</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>The images as the network that answers sees them: alike where its last features are. Your drawing is a dot among them, which travels while you draw.</source>
        <translation>作答网络眼中的图像：最后的特征相似，位置就接近。您的图是其中的一个点，边画边移动。</translation>
    </message>
    <message>
        <source>Reading {data}: {done} of {count} validation images…</source>
        <translation>正在读取 {data}：验证图像 {done}/{count}……</translation>
    </message>
    <message>
        <source>{count} validation images of {data}. Misread, and ringed: {wrong}.</source>
        <translation>{data} 的 {count} 张验证图像。读错的（带圈）：{wrong} 张。</translation>
    </message>
    <message>
        <source>A flat map lies about distance: its two axes hold {percent} % of the differences (variance) between the {features} of these images, so what is close here may be far apart.</source>
        <translation>平面地图上的距离不可全信：这些图像的 {features}之间的差别（方差），两条轴只包含 {percent} %，所以这里看着近的，其实可能很远。</translation>
    </message>
    <message>
        <source>{words} The axes are those of another moment of the run, so that you can compare.</source>
        <translation>{words}坐标轴取自这次训练的另一时刻，以便比较。</translation>
    </message>
    <message>
        <source>To this network all these images look the same, so they are at one place.</source>
        <translation>在该网络看来，这些图像全都一样，所以都在同一处。</translation>
    </message>
    <message>
        <source>The axes hold all in which these images differ for the network, so the distances are true.</source>
        <translation>对该网络而言，这些图像的差别全在这两条轴上，所以距离是真实的。</translation>
    </message>
    <message>
        <source>{count} scores</source>
        <translation>{count} 个分数</translation>
    </message>
    <message>
        <source>Draw: a dot here is your drawing, with lines to the nearest images.</source>
        <translation>动笔写：您的图会成为这里的一个点，连线指向最接近的图像。</translation>
    </message>
    <message>
        <source>The lines do not lie: by all {features} these are nearest to your drawing: {names}.</source>
        <translation>连线可信：按全部 {features}，与您的图最接近的是：{names}。</translation>
    </message>
    <message>
        <source>{count} features</source>
        <translation>{count} 个特征</translation>
    </message>
    <message>
        <source>The images are being read…</source>
        <translation>正在读取图像……</translation>
    </message>
    <message>
        <source>Another network, or moment, answers now: its images are being read. Until then the map is that of the one before.</source>
        <translation>现在由另一个网络或另一时刻作答：它正在识别图像。在此之前，地图仍是之前那个的。</translation>
    </message>
    <message>
        <source>{count} validation images of {data}. Misread, and ringed: {wrong}; of the chosen labels {chosen}.</source>
        <translation>{data} 的 {count} 张验证图像。读错的（带圈）：{wrong} 张；其中所选标签的 {chosen} 张。</translation>
    </message>
</context>
<context>
    <name>MessageStrip</name>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>ModelSwitch</name>
    <message>
        <source>New network</source>
        <translation>新网络</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>当前模型</translation>
    </message>
    <message>
        <source>The new network answers your drawing, as far as it has learned. The ticks on the bars are the model in use.</source>
        <translation>由新网络识别，按它目前学会的程度。条上的刻线是当前模型的结果。</translation>
    </message>
    <message>
        <source>The model that was there before answers. The ticks on the bars are the new network; while it learns, they move.</source>
        <translation>由原有的模型识别。条上的刻线是新网络的结果；它学习时，刻线会移动。</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>{name} (cannot be read)</source>
        <translation>{name}（无法读取）</translation>
    </message>
    <message>
        <source>test {accuracy}</source>
        <translation>测试 {accuracy}</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>未测试</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>ModelsMenu</name>
    <message>
        <source>Built-in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>Answers with this model.</source>
        <translation>由这个模型来识别。</translation>
    </message>
    <message>
        <source>All {count} models…</source>
        <translation>全部 {count} 个模型…</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>所有模型…</translation>
    </message>
    <message>
        <source>Lists your runs and models, to compare or delete them.</source>
        <translation>列出你的训练和模型，可以比较或删除。</translation>
    </message>
</context>
<context>
    <name>MoreSection</name>
    <message>
        <source>All layers of the confidence branch</source>
        <translation>显示把握分支的全部层</translation>
    </message>
    <message>
        <source>Switches off each channel of this layer in turn for 5,000 validation images and counts the misread ones, digit by digit. It runs in the background.</source>
        <translation>对 5,000 张验证图片依次关闭这一层的每个通道，逐个数字统计认错的。在后台运行。</translation>
    </message>
    <message>
        <source>The confidence branch lowers the scores of drawings that resemble no digit. Its inner layers are hidden, as they do not change which digit is read.</source>
        <translation>把握分支降低不像数字的图画的分数。它的内部各层不改变读出的数字，所以先隐藏。</translation>
    </message>
    <message>
        <source>A dead unit is 0 for every validation image: it takes part in none of their answers.</source>
        <translation>失活单元对每张验证图片都是 0：它不参与其中任何回答。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>What is each channel worth?</source>
        <translation>每个通道值多少？</translation>
    </message>
    <message>
        <source>Dead, 0 for every image: {numbers} ({count} of {channels} channels)</source>
        <translation>失活（对每张图片都是 0）：{numbers}（{channels} 个通道中的 {count} 个）</translation>
    </message>
    <message>
        <source>None of {channels} channels is dead.</source>
        <translation>{channels} 个通道都没有失活。</translation>
    </message>
    <message>
        <source>Without {channel}, {without} of {images} images are misread instead of {before}.</source>
        <translation>少了{channel}，{images} 张图片中认错 {without} 张，而原来是 {before} 张。</translation>
    </message>
    <message>
        <source>Without {channel}, {without} of {images} images of “{name}” are misread instead of {before}.</source>
        <translation>少了{channel}，{images} 张“{name}”的图片中认错 {without} 张，而原来是 {before} 张。</translation>
    </message>
    <message>
        <source>What each channel is worth is counted when the training has ended: until then the weights change with every batch.</source>
        <translation>训练结束后才统计每个通道的价值：在那之前，权重每批都在变化。</translation>
    </message>
    <message>
        <source>Without {channel}, {lost} of {images} images are misread that were read right, and {gained} the other way round. That does not show again on other images: the channel does little, or others do the same.</source>
        <translation>没有{channel}时，{images} 张图片中有 {lost} 张原来读对的认错了，{gained} 张则相反。这在其他图片上没有再次出现：这个通道作用很小，或者别的通道也在做同样的事。</translation>
    </message>
</context>
<context>
    <name>MostLikeIt</name>
    <message>
        <source>Most like it</source>
        <translation>与它最像的</translation>
    </message>
    <message>
        <source>Alike to this network: they point the same way in its last features, the numbers that its scores are made of. They need not be alike as pictures.</source>
        <translation>“像”是对这个网络而言：它们在网络最后的特征（分数就由这些数算出）中方向相近，看起来不一定像。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stops reading; later it can go on from there.</source>
        <translation>停止读取；以后可以从这里继续。</translation>
    </message>
    <message>
        <source>Read the training images</source>
        <translation>读取训练图像</translation>
    </message>
    <message>
        <source>The network reads every training image once, to find those most like the drawing. It takes about a minute in the background and is kept for the next time.</source>
        <translation>网络把每张训练图像读一遍，以便找出与图画最像的。在后台约需一分钟，结果会保留到下次使用。</translation>
    </message>
    <message>
        <source>Training images read</source>
        <translation>已读取的训练图像</translation>
    </message>
    <message>
        <source>Reading the training images: {done} of {count}</source>
        <translation>正在读取训练图像：{done}/{count}</translation>
    </message>
    <message>
        <source>Opening the data set…</source>
        <translation>正在打开数据集…</translation>
    </message>
    <message>
        <source>After the run: this network still changes.</source>
        <translation>训练结束后才有：这个网络还在变化。</translation>
    </message>
    <message>
        <source>Of {count} training images of {data}.</source>
        <translation>取自 {data} 的 {count} 张训练图像。</translation>
    </message>
    <message>
        <source>Of {count} training images of {data}; all are labelled {answer}, too.</source>
        <translation>取自 {data} 的 {count} 张训练图像；标签也都是 {answer}。</translation>
    </message>
    <message>
        <source>Of {count} training images of {data}; {same} of {shown} are labelled {answer}, too.</source>
        <translation>取自 {data} 的 {count} 张训练图像；{shown} 张中有 {same} 张的标签也是 {answer}。</translation>
    </message>
    <message>
        <source>Of {count} training images of {data}; none is labelled {answer}.</source>
        <translation>取自 {data} 的 {count} 张训练图像；没有一张的标签是 {answer}。</translation>
    </message>
</context>
<context>
    <name>NeighbourRow</name>
    <message>
        <source>The training images most like the drawing</source>
        <translation>与图画最像的训练图像</translation>
    </message>
    <message>
        <source>{label}, as it was read</source>
        <translation>{label}，与读出的相同</translation>
    </message>
    <message>
        <source>{label}, another</source>
        <translation>{label}，不同</translation>
    </message>
    <message>
        <source>A training image of {data}, labelled {label}. Similarity {similarity}: 1 is the same direction in the last features, 0 a right angle.</source>
        <translation>{data} 的一张训练图像，标签是 {label}。相似度 {similarity}：1 表示最后的特征方向相同，0 表示成直角。</translation>
    </message>
</context>
<context>
    <name>NetworkDialog</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>From an image of 28 × 28 to ten scores, one per digit: {parameters} parameters (numbers that it learns) in {layers} layers.</source>
        <translation>从 28 × 28 的图像到十个分数（每个数字一个）：{layers} 层，共 {parameters} 个参数（它要学习的数）。</translation>
    </message>
    <message>
        <source>&amp;Edit network…</source>
        <translation>编辑网络(&amp;E)…</translation>
    </message>
    <message>
        <source>Makes a network of your own from this one</source>
        <translation>以它为基础制作自定义网络</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>NetworkEditor</name>
    <message>
        <source>Edit network</source>
        <translation>编辑网络</translation>
    </message>
    <message>
        <source>It starts from “{name}” instead.</source>
        <translation>改为从“{name}”开始。</translation>
    </message>
    <message>
        <source>Use this network</source>
        <translation>使用这个网络</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>⚠ {problem}</source>
        <translation>⚠ {problem}</translation>
    </message>
    <message>
        <source>{layers} of {most_layers} layers, {parameters} of {most} parameters</source>
        <translation>层数 {layers}/{most_layers}，参数 {parameters}/{most}</translation>
    </message>
    <message>
        <source>{layers} of {most_layers} layers</source>
        <translation>层数 {layers}/{most_layers}</translation>
    </message>
</context>
<context>
    <name>NetworkInput</name>
    <message>
        <source>Copy the 28 × 28 image as NumPy</source>
        <translation>以 NumPy 形式复制 28 × 28 图像</translation>
    </message>
    <message>
        <source>Copies what the network sees as Python code, to paste it in a notebook.</source>
        <translation>把网络看到的图像复制为 Python 代码，以便粘贴到笔记本中。</translation>
    </message>
    <message>
        <source>What the network sees, 28 × 28</source>
        <translation>网络看到的图像，28 × 28</translation>
    </message>
    <message>
        <source>Your drawing as the network sees it: 28 × 28 grey values, made the way MNIST&apos;s were. Point at a pixel for its value; right-click copies it as NumPy.</source>
        <translation>网络眼中的手写：28 × 28 个灰度值，按 MNIST 的方法得到。指向像素可查看数值；右键可复制为 NumPy。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {value}</source>
        <translation>第 {row} 行，第 {column} 列：{value}</translation>
    </message>
</context>
<context>
    <name>NetworkNames</name>
    <message>
        <source>the new network</source>
        <translation>新网络</translation>
    </message>
    <message>
        <source>the network in training, as it was some batches ago</source>
        <translation>训练中的网络（若干批次之前）</translation>
    </message>
    <message>
        <source>the network wound back</source>
        <translation>回放中的网络</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>内置</translation>
    </message>
</context>
<context>
    <name>NumberController</name>
    <message>
        <source>This model tells classes apart that are not the ten digits.</source>
        <translation>这个模型区分的类别不是十个数字。</translation>
    </message>
    <message>
        <source>Numbers are read with each digit centred as in MNIST, which is another choice under “What the network sees”.</source>
        <translation>识别多位数时，每个数字都要以 MNIST 的方式居中；请在“网络看到的图像”下改选这种方式。</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未识别</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>you: {digit}</source>
        <translation>您：{digit}</translation>
    </message>
    <message>
        <source>? no digit</source>
        <translation>? 不是数字</translation>
    </message>
    <message>
        <source>? {percent} %</source>
        <translation>? {percent} %</translation>
    </message>
</context>
<context>
    <name>NumberLabel</name>
    <message>
        <source>The number that is read, a digit at a time. Click on a digit, here or on the paper, or use the arrow keys: picture, bars and Why? are of that one.</source>
        <translation>识别出的数，逐个数字识别。点击这里或纸面上的某个数字，或用方向键选择：图像、条形和“为什么？”都针对那一个。</translation>
    </message>
    <message>
        <source>Below: digit {place} of {count}, read as {digit}</source>
        <translation>以下：第 {place} 个（共 {count} 个），识别为 {digit}</translation>
    </message>
    <message>
        <source>Below: {place} of {count}, not a digit</source>
        <translation>以下：第 {place} 个（共 {count} 个），不是数字</translation>
    </message>
    <message>
        <source>Below: digit {place} of {count}, not sure</source>
        <translation>以下：第 {place} 个（共 {count} 个），没把握</translation>
    </message>
    <message>
        <source>Below: the {digit}, digit {place} of {count}</source>
        <translation>以下：{digit}，第 {place} 个（共 {count} 个）</translation>
    </message>
</context>
<context>
    <name>NumberSwitch</name>
    <message>
        <source>One digit</source>
        <translation>单个数字</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>多位数</translation>
    </message>
    <message>
        <source>Everything on the paper is read as one digit.</source>
        <translation>纸面上的一切都当作一个数字识别。</translation>
    </message>
    <message>
        <source>Several digits on the paper are read one by one, such as 2746. Click on one of them for its bars.</source>
        <translation>逐个识别纸面上的多个数字，例如 2746。点击其中一个可查看它的条形。</translation>
    </message>
</context>
<context>
    <name>OverlayLegend</name>
    <message>
        <source>Take {name} off the charts</source>
        <translation>从图表上去掉 {name}</translation>
    </message>
</context>
<context>
    <name>OwnDrawingsBox</name>
    <message>
        <source>Train on my own drawings too</source>
        <translation>也用我自己的图训练</translation>
    </message>
    <message>
        <source>Any preset then learns MNIST and the digits kept in My hand. These and copies of them are one image in twenty, or more if so many are kept. Validation and test stay MNIST&apos;s.</source>
        <translation>任何预设都会同时学习 MNIST 和“我的笔迹”中保存的数字。它们及其变体占二十分之一，保存得很多时则更多。验证和测试仍用 MNIST。</translation>
    </message>
    <message>
        <source>No digit is kept yet: write some in the tab My hand.</source>
        <translation>还没有保存任何数字：请在“我的笔迹”标签页写一些。</translation>
    </message>
    <message>
        <source>Only with MNIST: the classes of another data set may be other ones.</source>
        <translation>只能与 MNIST 一起用：其他数据集的类别可能不同。</translation>
    </message>
    <message>
        <source>{drawings} digits by {writers} writers are kept.</source>
        <translation>已保存 {writers} 位书写者的 {drawings} 个数字。</translation>
    </message>
    <message>
        <source>{drawings} digits are kept.</source>
        <translation>已保存 {drawings} 个数字。</translation>
    </message>
    <message>
        <source>One digit is kept.</source>
        <translation>已保存 1 个数字。</translation>
    </message>
</context>
<context>
    <name>PictureTexts</name>
    <message>
        <source>Training image {number}, labelled {label}</source>
        <translation>训练图像 {number}，标签 {label}</translation>
    </message>
    <message>
        <source>Validation image {number}, labelled {label}</source>
        <translation>验证图像 {number}，标签 {label}</translation>
    </message>
    <message>
        <source>Test image {number}, labelled {label}</source>
        <translation>测试图像 {number}，标签 {label}</translation>
    </message>
    <message>
        <source>{image}. A click puts it on the paper.</source>
        <translation>{image}。点击即可放到画纸上。</translation>
    </message>
    <message>
        <source>{image}; read so, {percent} % sure. A click puts it on the paper.</source>
        <translation>{image}；认对了，把握 {percent} %。点击即可放到画纸上。</translation>
    </message>
    <message>
        <source>{image}; read as {answer}, {percent} % sure. A click puts it on the paper.</source>
        <translation>{image}；被认作 {answer}，把握 {percent} %。点击即可放到画纸上。</translation>
    </message>
</context>
<context>
    <name>PicturesSummary</name>
    <message>
        <source>The images are being read…</source>
        <translation>正在读取图像……</translation>
    </message>
    <message>
        <source>The first {count} training images of {name} with their labels, as tutorials show them.</source>
        <translation>{name} 的前 {count} 张训练图像及其标签，如教程所示。</translation>
    </message>
    <message>
        <source>Images: {count} of {total}.</source>
        <translation>图像：{count} / {total}。</translation>
    </message>
    <message>
        <source>Images: {count} of {total}; misread: {misread}.</source>
        <translation>图像：{count} / {total}；认错：{misread}。</translation>
    </message>
    <message>
        <source>Training images are read when the network has learned.</source>
        <translation>网络学完之后才会识别训练图像。</translation>
    </message>
    <message>
        <source>The network is learning: these are its answers of some batches ago.</source>
        <translation>网络正在学习：这些是它若干批次之前的答案。</translation>
    </message>
    <message>
        <source>Read so far: {done} of {total}.</source>
        <translation>目前已识别：{done} / {total}。</translation>
    </message>
    <message>
        <source>None of the images that are shown is misread.</source>
        <translation>所显示的图像没有一张被认错。</translation>
    </message>
    <message>
        <source>The {count} test images are left out until you open them: set “test”.</source>
        <translation>{count} 张测试图像在打开之前不显示：请选“测试”集。</translation>
    </message>
</context>
<context>
    <name>PooledController</name>
    <message>
        <source>the built-in network</source>
        <translation>内置网络</translation>
    </message>
    <message>
        <source>This can be asked of a network that reads digits.</source>
        <translation>只有识别数字的网络才能回答这个问题。</translation>
    </message>
    <message>
        <source>This network may have learned some of these drawings, so it can have seen you: ask one that has not, such as the built-in one.</source>
        <translation>这个网络可能已经学过其中一些手写，也就可能见过您：请换一个没有学过的网络，例如内置网络。</translation>
    </message>
</context>
<context>
    <name>PooledSection</name>
    <message>
        <source>Several writers</source>
        <translation>多位书写者</translation>
    </message>
    <message>
        <source>How each writer is read</source>
        <translation>每位书写者的识别情况</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Moves the chosen writer. The order is yours; nothing sorts it by errors.</source>
        <translation>移动选中的书写者。顺序由您决定，不会按错误数排序。</translation>
    </message>
    <message>
        <source>Writers done</source>
        <translation>已完成的书写者</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Does it read me if it has never seen me?</source>
        <translation>没见过我的字，它认得吗？</translation>
    </message>
    <message>
        <source>Takes each writer out in turn: the last layer learns the digits of all others, and then reads this writer&apos;s. Nothing is kept of it.</source>
        <translation>依次排除每位书写者：最后一层学习其他所有人的数字，再识别这个人的。结果不会保存为模型。</translation>
    </message>
    <message>
        <source>Writer</source>
        <translation>书写者</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>图数</translation>
    </message>
    <message>
        <source>Misread</source>
        <translation>误读</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>领先</translation>
    </message>
    <message>
        <source>Who drew it: the pseudonym.</source>
        <translation>谁写的：化名。</translation>
    </message>
    <message>
        <source>Kept drawings whose label the network knows.</source>
        <translation>网络认识其标签的已保存的图。</translation>
    </message>
    <message>
        <source>Of these misread by {model}.</source>
        <translation>其中被{model}误读的。</translation>
    </message>
    <message>
        <source>Of {samples} drawings by {writers} writers, {before} are misread by the network as it is, and {after} when its last layer has learned everybody&apos;s digits but the writer&apos;s own.</source>
        <translation>{writers} 位书写者的 {samples} 张图中，现在的网络误读 {before} 张；最后一层学过除书写者本人以外所有人的数字后，误读 {after} 张。</translation>
    </message>
    <message>
        <source>In all as many as before.</source>
        <translation>总数与之前相同。</translation>
    </message>
    <message>
        <source>So small a difference could be luck; more writers would tell.</source>
        <translation>差别这么小，可能只是偶然；书写者更多时才能看清。</translation>
    </message>
    <message>
        <source>What others write helps to read somebody it has never seen: more than luck, as far as these writers go.</source>
        <translation>就这些书写者而言，别人的字有助于识别它没见过的人，不像只是偶然。</translation>
    </message>
    <message>
        <source>Learning the others makes it worse at somebody it has never seen: more than bad luck, as far as these writers go.</source>
        <translation>就这些书写者而言，学了别人的字反而更难识别它没见过的人，不像只是运气不好。</translation>
    </message>
    <message>
        <source>Writers that are not listed: {count}.</source>
        <translation>未列出的书写者：{count} 位。</translation>
    </message>
    <message>
        <source>In your own order: nobody is ranked. Counts, by writer, of all kept drawings whose label the network knows.</source>
        <translation>按您自己的顺序：不给任何人排名。按书写者统计所有标签为该网络所认识的保留图画。</translation>
    </message>
    <message>
        <source>By how much the right digit&apos;s score, before softmax, leads the best other one: the mean over this writer&apos;s drawings. Where another digit wins, it is below 0.</source>
        <translation>正确数字的得分（softmax 之前）领先其他数字中最高得分多少：取该书写者全部图画的平均值。若另一个数字胜出，则低于 0。</translation>
    </message>
    <message>
        <source>After the arrow: when the last layer has learned all others&apos; digits.</source>
        <translation>箭头之后：最后一层学过所有其他人的数字之后。</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备……</translation>
    </message>
    <message>
        <source>Writers done: {done} of {count}.</source>
        <translation>已完成的书写者：{done}，共 {count} 位。</translation>
    </message>
</context>
<context>
    <name>PreprocessingChoice</name>
    <message>
        <source>Plain resize</source>
        <translation>直接缩放</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不处理</translation>
    </message>
    <message>
        <source>The whole canvas is scaled to 28 × 28 pixels: a 7 in the corner stays in the corner.</source>
        <translation>整张画纸缩成 28 × 28 像素：角落里的 7 仍在角落里。</translation>
    </message>
    <message>
        <source>28 × 28 points of the canvas as they are, black or white, without averaging.</source>
        <translation>画纸上的 28 × 28 个点，原样取黑或白，不做平均。</translation>
    </message>
    <message>
        <source>What the network sees, 28 × 28</source>
        <translation>网络看到的图像，28 × 28</translation>
    </message>
    <message>
        <source>Preprocessing: {choice}</source>
        <translation>预处理：{choice}</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>Swaps ink and background: the network learned light ink on a dark background.</source>
        <translation>墨迹与背景互换颜色：网络学的是深色背景上的浅色墨迹。</translation>
    </message>
    <message>
        <source>Centred as in MNIST</source>
        <translation>以 MNIST 的方式居中</translation>
    </message>
    <message>
        <source>Every digit comes to the middle, 20 pixels on its longer side, as in MNIST.</source>
        <translation>每个数字都移到中央，长边缩放为 20 像素，与 MNIST 一致。</translation>
    </message>
    <message>
        <source>⚠ Not as in MNIST: reset</source>
        <translation>⚠ 不是以 MNIST 的方式：恢复</translation>
    </message>
    <message>
        <source>How the drawing becomes 28 × 28 pixels. In MNIST every digit is in the middle, 20 pixels on its longer side; try the other ways to see why that matters.</source>
        <translation>手写怎样变成 28 × 28 像素。在 MNIST 中，每个数字都在中央，长边为 20 像素；试试其他方式，就能看出这为什么重要。</translation>
    </message>
</context>
<context>
    <name>Presentation</name>
    <message>
        <source>{end} or {keys} leaves presentation mode.</source>
        <translation>按 {end} 或 {keys} 退出演示模式。</translation>
    </message>
</context>
<context>
    <name>PresetCombo</name>
    <message>
        <source>This program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>Tutorials</source>
        <translation>教程</translation>
    </message>
    <message>
        <source>Custom settings</source>
        <translation>自定义设置</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Sets everything below at once: the network, the images and how it learns. Start with Quick, then train a tutorial&apos;s network and compare accuracy and time.</source>
        <translation>一次设定下面的全部内容：网络、图像和学习方式。先用“快速”，再训练一个教程的网络，比较各自的准确率和用时。</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>1  Three-convolution CNN</source>
        <translation>1  三卷积层 CNN</translation>
    </message>
    <message>
        <source>2  The same with new examples</source>
        <translation>2  同上，加数据增强</translation>
    </message>
    <message>
        <source>3  LeNet-style CNN</source>
        <translation>3  LeNet 风格 CNN</translation>
    </message>
    <message>
        <source>4  Wide 5×5 CNN</source>
        <translation>4  宽型 5×5 CNN</translation>
    </message>
    <message>
        <source>5  MLP with 512 units</source>
        <translation>5  512 单元 MLP</translation>
    </message>
    <message>
        <source>Tiny</source>
        <translation>微型</translation>
    </message>
</context>
<context>
    <name>PresetDescription</name>
    <message>
        <source>A small CNN with batch norm that learns in seconds, because its learning rate goes up once and then down (one cycle).</source>
        <translation>带批归一化的小型 CNN，几秒就能学会，因为它的学习率先升后降（单周期）。</translation>
    </message>
    <message>
        <source>The built-in model&apos;s network, {parameters} learned numbers, which trains for minutes with new examples made from old ones (augmentation) and averaged weights.</source>
        <translation>内置模型的网络，{parameters} 个学到的数，由旧样本生成新样本（数据增强）并使用平均权重，训练需要几分钟。</translation>
    </message>
    <message>
        <source>A CNN of three convolutions, {parameters} learned numbers, trained by Adam for 5 epochs in batches of 32.</source>
        <translation>含三个卷积层的 CNN，{parameters} 个学到的数，用 Adam 训练 5 轮，每批 32 张。</translation>
    </message>
    <message>
        <source>The same CNN as tutorial 1 in batches of 64, with new examples made from old ones (augmentation) and a 9 that counts double (class weights).</source>
        <translation>与教程 1 相同的 CNN，每批 64 张，由旧样本生成新样本（数据增强），数字 9 的重要性加倍（类别权重）。</translation>
    </message>
    <message>
        <source>A CNN in the style of LeNet with only {parameters} learned numbers, whose outputs are raw scores (logits), trained for 10 epochs.</source>
        <translation>LeNet 风格的 CNN，只有 {parameters} 个学到的数，输出为原始分数（logits），训练 10 轮。</translation>
    </message>
    <message>
        <source>A CNN with two wide convolutions of 5 × 5 and 1,000 units after them, {parameters} learned numbers, trained for 10 epochs in batches of 128.</source>
        <translation>含两个 5 × 5 宽卷积层的 CNN，其后有 1,000 个单元，{parameters} 个学到的数，训练 10 轮，每批 128 张。</translation>
    </message>
    <message>
        <source>A multilayer perceptron (MLP): no convolutions, only 512 units that each look at all 784 pixels, trained by RMSprop for 5 epochs in batches of 128.</source>
        <translation>多层感知机（MLP）：没有卷积，只有 512 个单元，每个都看全部 784 个像素，用 RMSprop 训练 5 轮，每批 128 张。</translation>
    </message>
    <message>
        <source>Draw a digit first and watch how soon the half-trained network reads it.</source>
        <translation>先写一个数字，看看训练到一半的网络多快就能认出它。</translation>
    </message>
    <message>
        <source>Watch whether the validation accuracy lies above the training accuracy: only the training images are bent and turned, which makes them harder.</source>
        <translation>看看验证准确率是否高于训练准确率：只有训练图像被弯曲和旋转，所以更难。</translation>
    </message>
    <message>
        <source>Watch the two loss lines: when training goes on falling but validation no longer does, more epochs will not help.</source>
        <translation>看两条损失曲线：当训练损失还在下降而验证损失不再下降时，增加轮次也没有用。</translation>
    </message>
    <message>
        <source>Watch the training accuracy stay lower than in tutorial 1, because every image is changed each time, and see whether validation suffers from it.</source>
        <translation>看训练准确率如何始终低于教程 1（因为每张图像每次都变），再看验证准确率是否受影响。</translation>
    </message>
    <message>
        <source>Watch how far so few parameters get, and compare the time per epoch with tutorial 4, which has many more.</source>
        <translation>看看这么少的数能达到什么水平，并与参数多得多的教程 4 比较每轮的用时。</translation>
    </message>
    <message>
        <source>Watch the training loss come close to 0 while the validation loss stays where it is or rises: that gap is overfitting.</source>
        <translation>看训练损失接近 0，而验证损失停滞或上升：这个差距就是过拟合。</translation>
    </message>
    <message>
        <source>Watch how quick each epoch is, and how much lower the validation accuracy ends than that of a network with convolutions.</source>
        <translation>看看每轮有多快，以及最终的验证准确率比有卷积的网络低多少。</translation>
    </message>
    <message>
        <source>It reaches about 99.3 % on MNIST&apos;s test images; 5,000 of MNIST&apos;s training images are held out to choose the best epoch, and the test images play no part in any choice.</source>
        <translation>它在 MNIST 测试图像上约达 99.3 %；MNIST 的训练图像中另留 5,000 张用来选择最佳轮次，测试图像不参与任何选择。</translation>
    </message>
    <message>
        <source>Here it learns from the images of the data set only; the built-in model also learned from pen drawings, so it may still read yours better.</source>
        <translation>在这里它只用数据集中的图像学习；内置模型还学过手写笔写的数字，因此可能仍更能认出您的字。</translation>
    </message>
    <message>
        <source>The tutorial reports {told} % on MNIST and validates on the test set; here 5,000 training images are held out for that, and the test set plays no part in any choice.</source>
        <translation>教程给出在 MNIST 上的结果是 {told} %，并用测试集做验证；这里另留 5,000 张训练图像做验证，测试集不参与任何选择。</translation>
    </message>
    <message>
        <source>The tutorial reports {told} % on MNIST, divides the pixels by 255 twice and validates on the test set; here the division is corrected, 5,000 training images are held out for validation, and the test set plays no part in any choice.</source>
        <translation>教程给出在 MNIST 上的结果是 {told} %，它把像素除以 255 两次，并用测试集做验证；这里改正了除法，另留 5,000 张训练图像做验证，测试集不参与任何选择。</translation>
    </message>
    <message>
        <source>The tutorial reports {told} % on MNIST and does not validate; here 5,000 training images are held out for that, and the test set plays no part in any choice.</source>
        <translation>教程给出在 MNIST 上的结果是 {told} %，没有做验证；这里另留 5,000 张训练图像做验证，测试集不参与任何选择。</translation>
    </message>
    <message>
        <source>A CNN of only {parameters} learned numbers for web pages and phones, whose first convolution moves in steps of two pixels and so looks at a quarter of the places.</source>
        <translation>只有 {parameters} 个学到的数的 CNN，适合网页和手机；第一个卷积每次移动两个像素，因此只看四分之一的位置。</translation>
    </message>
    <message>
        <source>Watch how close its validation accuracy comes to that of Quick, which has three times as many learned numbers.</source>
        <translation>看看它的验证准确率离“快速”有多近，后者学到的数是它的三倍。</translation>
    </message>
    <message>
        <source>A web page exported from it has less than 1 MB where one of Quick has 2 MB; 5,000 of MNIST&apos;s training images are held out to choose the best epoch, and the test images play no part in any choice.</source>
        <translation>由它导出的网页不到 1 MB，而“快速”的网页有 2 MB；MNIST 的训练图像中另留 5,000 张用来选择最佳轮次，测试图像不参与任何选择。</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>Something differs from the preset. Choose the preset again to reset everything.</source>
        <translation>有设置与预设不同。重新选择该预设即可全部恢复。</translation>
    </message>
    <message>
        <source>About this preset</source>
        <translation>关于这个预设</translation>
    </message>
    <message>
        <source>What this preset is, what to watch while it trains, and what accuracy it reaches.</source>
        <translation>这个预设是什么、训练时看什么、能达到什么水平。</translation>
    </message>
    <message>
        <source>Network…</source>
        <translation>网络…</translation>
    </message>
    <message>
        <source>Shows the layers of the network that will be trained, and changes them. More layers and filters learn finer shapes and take longer.</source>
        <translation>查看并修改将要训练的网络的各层。层和滤波器越多，能学到的形状越精细，用时也越长。</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>自定义网络</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已修改</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probability of each class</source>
        <translation>各类别的概率</translation>
    </message>
    <message>
        <source>How sure the network is of each class; together they add up to 100 %. Point at a bar, or use the arrow keys, for its score before softmax.</source>
        <translation>网络对每个类别的把握；概率之和为 100 %。指向一根条或用方向键，可查看 softmax 之前的分数。</translation>
    </message>
    <message>
        <source>Probability of each digit</source>
        <translation>各数字的概率</translation>
    </message>
    <message>
        <source>How sure the network is of each digit; the ten add up to 100 %. Point at a bar, or use the arrow keys, for its score before softmax.</source>
        <translation>网络对每个数字的把握；十个概率之和为 100 %。指向一根条或用方向键，可查看 softmax 之前的分数。</translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>还没有写任何东西。</translation>
    </message>
    <message>
        <source>{digit}: probability {percent} %, score before softmax {score}</source>
        <translation>{digit}：概率 {percent} %，softmax 之前的分数 {score}</translation>
    </message>
    <message>
        <source>{text}; the tick: the other model, {percent} %</source>
        <translation>{text}；刻线：另一个模型，{percent} %</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>ProgramMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
</context>
<context>
    <name>ProgressTexts</name>
    <message>
        <source>Epoch {epoch} of {epochs}, batch {batch} of {batches}</source>
        <translation>轮次 {epoch}/{epochs}，批次 {batch}/{batches}</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}, batch {batch} of {batches}, {time} left</source>
        <translation>轮次 {epoch}/{epochs}，批次 {batch}/{batches}，剩余 {time}</translation>
    </message>
    <message>
        <source>This epoch so far: loss {loss}, accuracy {percent} %</source>
        <translation>本轮至今：损失 {loss}，准确率 {percent} %</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Paused in epoch {epoch} of {epochs}, at batch {batch} of {batches}</source>
        <translation>已暂停：轮次 {epoch}/{epochs}，批次 {batch}/{batches}</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: checking on {images} validation images</source>
        <translation>轮次 {epoch}/{epochs}：正在用 {images} 张验证图像检验</translation>
    </message>
    <message>
        <source>Stopped before training began</source>
        <translation>训练开始前已停止</translation>
    </message>
    <message>
        <source>Done: {epochs} in {time}</source>
        <translation>完成：{epochs}，用时 {time}</translation>
    </message>
    <message>
        <source>Ended after {epochs} and {time}, as there was no more improvement</source>
        <translation>不再进步，提前结束：{epochs}，用时 {time}</translation>
    </message>
    <message>
        <source>Stopped after {epochs} and {time}</source>
        <translation>已停止：{epochs}，用时 {time}</translation>
    </message>
    <message>
        <source>The loss became infinite after {epochs} and {time}</source>
        <translation>损失变为无穷大：{epochs}，用时 {time}</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>1 whole epoch</source>
        <translation>1 个完整轮次</translation>
    </message>
    <message>
        <source>{count} whole epochs</source>
        <translation>{count} 个完整轮次</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Nothing opened yet</source>
        <translation>还没有打开过文件</translation>
    </message>
</context>
<context>
    <name>ReliabilitySection</name>
    <message>
        <source>Is it right as often as it is sure?</source>
        <translation>它的把握与正确率相符吗？</translation>
    </message>
    <message>
        <source>Reading the validation images…</source>
        <translation>正在读取验证图像…</translation>
    </message>
    <message>
        <source>Of its answers to {count} validation images it was {said} % sure on average, and {right} % are right.</source>
        <translation>对 {count} 张验证图像的答案，它平均有 {said} % 的把握，其中 {right} % 正确。</translation>
    </message>
    <message>
        <source>In each of {groups} groups the two differ no more than chance explains.</source>
        <translation>在全部 {groups} 组中，两者的差别都不超过偶然性所能解释的范围。</translation>
    </message>
    <message>
        <source>A click on a column shows its images.</source>
        <translation>点击一列，显示其中的图像。</translation>
    </message>
    <message>
        <source>{range}: {right} of {count} are right, {share} % (by chance {low} to {high} %); it said {said} % on average. A click shows the images.</source>
        <translation>{range}：{count} 个中 {right} 个正确，即 {share} %（考虑偶然性为 {low} 至 {high} %）；它平均自称 {said} %。点击显示这些图像。</translation>
    </message>
    <message>
        <source>{low} to {high} % sure</source>
        <translation>把握 {low} 至 {high} %</translation>
    </message>
    <message>
        <source>It was {low} to {high} % sure of these images, the least sure first.</source>
        <translation>对这些图像它有 {low} 至 {high} % 的把握，最没把握的在前。</translation>
    </message>
    <message>
        <source>There are {total} in all.</source>
        <translation>总共有 {total} 张。</translation>
    </message>
    <message>
        <source>Of {groups} groups it was surer than it was right in {surer}, and less sure than it was right in {less}, beyond the 95 % interval. Chance alone brings about one group in twenty there.</source>
        <translation>在 {groups} 组中，有 {surer} 组它的把握高于正确率，有 {less} 组它的把握低于正确率，差别超出 95 % 区间。仅凭偶然，大约每二十组就有一组如此。</translation>
    </message>
    <message>
        <source>●  right, and how far chance may have moved that
◇  how sure it said it was; ◆  beyond that interval</source>
        <translation>●  正确的比例，以及偶然性可能造成的偏离
◇  它自称的把握；◆  超出该区间</translation>
    </message>
</context>
<context>
    <name>RepeatsController</name>
    <message>
        <source>This run cannot be repeated as it was: its file does not hold everything that it learned from. Open its settings and train again instead.</source>
        <translation>这次训练无法原样重复：它的文件没有保存它所学习的全部内容。请打开它的设置，重新训练。</translation>
    </message>
    <message>
        <source>This run learned from {data}: open that data set first.</source>
        <translation>这次训练学习的是 {data}：请先打开那个数据集。</translation>
    </message>
    <message>
        <source>There are runs with the seeds 1 to 5 already.</source>
        <translation>种子 1 到 5 的训练都已经有了。</translation>
    </message>
    <message>
        <source>{count} runs wait</source>
        <translation>{count} 次训练在等待</translation>
    </message>
    <message>
        <source>Run {number} of {count}: {name}</source>
        <translation>第 {number} 次训练，共 {count} 次：{name}</translation>
    </message>
    <message>
        <source>{first} and {other}: {said}</source>
        <translation>{first} 与 {other}：{said}</translation>
    </message>
    <message>
        <source>Close the program?</source>
        <translation>关闭程序？</translation>
    </message>
    <message>
        <source>{count} runs still wait for their turn. They are gone if you close now.</source>
        <translation>还有 {count} 次训练在排队。现在关闭，它们就没有了。</translation>
    </message>
    <message>
        <source>A run still waits for its turn. It is gone if you close now.</source>
        <translation>还有一次训练在排队。现在关闭，它就没有了。</translation>
    </message>
    <message>
        <source>Runs with the seeds 1 to 5 are here already or still to come.</source>
        <translation>种子 1 到 5 的训练已经有了，或正在进行、排队。</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Here now: {models} models, {drawings} kept drawings.</source>
        <translation>本机现有：{models} 个模型，{drawings} 个保留的手写样本。</translation>
    </message>
    <message>
        <source>Added; all that is here stays as it is</source>
        <translation>将添加；本机已有的内容保持不变</translation>
    </message>
    <message>
        <source>Replaced, if ticked</source>
        <translation>勾选后将替换</translation>
    </message>
    <message>
        <source>Language, colours, brush and other settings</source>
        <translation>语言、颜色、画笔和其他设置</translation>
    </message>
    <message>
        <source>The drawing on the canvas; Undo brings yours back</source>
        <translation>画布上的内容；可用“撤销”找回原来的</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{name}: checked, and complete.</source>
        <translation>{name}：已检查，内容完整。</translation>
    </message>
    <message>
        <source>{name}, by its own account of {date}: checked, and complete.</source>
        <translation>{name}（文件自述日期 {date}）：已检查，内容完整。</translation>
    </message>
    <message>
        <source>models: {new} new, {known} here already</source>
        <translation>模型：{new} 个新的，{known} 个本机已有</translation>
    </message>
    <message>
        <source>kept drawings: {new} new, {known} here already</source>
        <translation>保留的手写样本：{new} 个新的，{known} 个本机已有</translation>
    </message>
    <message>
        <source>renamed, as other models here have these names: {names}</source>
        <translation>因本机有同名的其他模型而改用新名称：{names}</translation>
    </message>
    <message>
        <source>an interrupted training run, offered at the next start</source>
        <translation>一次中断的训练，下次启动时可继续</translation>
    </message>
    <message>
        <source>Not added: test images of a data set ({count}).</source>
        <translation>未添加：数据集的测试图像（{count} 张）。</translation>
    </message>
    <message>
        <source>Not added: an interrupted training run, as one is here.</source>
        <translation>未添加：中断的训练，因为本机已有一次。</translation>
    </message>
    <message>
        <source>Not added: an interrupted training run on files that are not in the backup.</source>
        <translation>未添加：中断的训练，因为它使用的文件不在备份中。</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Keep this model</source>
        <translation>保留这个模型</translation>
    </message>
    <message>
        <source>Go back to the old model</source>
        <translation>恢复原模型</translation>
    </message>
    <message>
        <source>Validation accuracy: the share of held-out images, not learned from, that the network reads correctly. It chose the best epoch.</source>
        <translation>验证准确率：不用于学习的图像中识别正确的比例。最佳轮次由它选出。</translation>
    </message>
    <message>
        <source>The new network answers from now on, and is in the Models menu.</source>
        <translation>从现在起由新网络识别；它在“模型”菜单中。</translation>
    </message>
    <message>
        <source>The model from before the training answers again. The new network is removed; that can be undone.</source>
        <translation>恢复由训练前的模型识别。新网络会被移除，可以撤销。</translation>
    </message>
    <message>
        <source>Undo: keep it in the Models menu</source>
        <translation>撤销：保留在“模型”菜单中</translation>
    </message>
    <message>
        <source>Puts the new network into the Models menu, beside the model that answers.</source>
        <translation>把新网络放入“模型”菜单，识别的模型不变。</translation>
    </message>
</context>
<context>
    <name>ResultTexts</name>
    <message>
        <source>not validated</source>
        <translation>未验证</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>of {count} validation images correct</source>
        <translation>在 {count} 张验证图像上的准确率</translation>
    </message>
    <message>
        <source>of {count} validation digits correct</source>
        <translation>在 {count} 个验证数字上的准确率</translation>
    </message>
    <message>
        <source>Measuring on {count} test images…</source>
        <translation>正在用 {count} 张测试图像测量…</translation>
    </message>
    <message>
        <source>Training {training} %, test {test} %: hardly any gap. It reads new images as well as those it learned from.</source>
        <translation>训练 {training} %，测试 {test} %：几乎没有差距。新图像与学过的图像识别得一样好。</translation>
    </message>
    <message>
        <source>Training {training} %, test {test} %: a normal gap. It reads new images almost as well as those it learned from.</source>
        <translation>训练 {training} %，测试 {test} %：差距正常。新图像与学过的图像识别得几乎一样好。</translation>
    </message>
    <message>
        <source>Trained in {time} on: {device}</source>
        <translation>训练用时 {time}，设备：{device}</translation>
    </message>
    <message>
        <source>It ended before its first batch: there is nothing to keep.</source>
        <translation>第一个批次之前就结束了：没有可以保留的内容。</translation>
    </message>
    <message>
        <source>The loss became infinite in epoch {last}. These are the last good weights; they were not checked on validation images.</source>
        <translation>损失在第 {last} 轮变为无穷大。这是最后一组正常的权重，没有用验证图像检验过。</translation>
    </message>
    <message>
        <source>Stopped before it was checked on validation images. These are its newest weights.</source>
        <translation>在用验证图像检验之前已停止。这是最新的权重。</translation>
    </message>
    <message>
        <source>The loss became infinite in epoch {last}; these are the weights of epoch {best}.</source>
        <translation>损失在第 {last} 轮变为无穷大；这是第 {best} 轮的权重。</translation>
    </message>
    <message>
        <source>Ended after epoch {epochs}, as none was better than epoch {best}; these are its weights.</source>
        <translation>第 {epochs} 轮后结束，因为后来没有更好的轮次；这是最佳的第 {best} 轮的权重。</translation>
    </message>
    <message>
        <source>Stopped. Best so far: the weights of epoch {best} of {epochs}.</source>
        <translation>已停止。目前最佳：第 {best} 轮的权重（共 {epochs} 轮）。</translation>
    </message>
    <message>
        <source>These are the weights of the best epoch, {best} of {epochs}.</source>
        <translation>这是最佳轮次的权重：第 {best} 轮（共 {epochs} 轮）。</translation>
    </message>
    <message>
        <source>Training {training} %, test {test} %: it has not learned much yet.</source>
        <translation>训练 {training} %，测试 {test} %：它还没学会多少。</translation>
    </message>
    <message>
        <source>Training {training} %, test {test} %: a wide gap. It reads the images it learned from clearly better than the test images.</source>
        <translation>训练 {training} %，测试 {test} %：差距很大。学过的图像明显比测试图像识别得好。</translation>
    </message>
    <message>
        <source>Training {training} %, test {test} % of {count} images: too few to tell whether there is a gap.</source>
        <translation>训练 {training} %，测试 {test} %（共 {count} 张图像）：图像太少，无法判断是否有差距。</translation>
    </message>
    <message>
        <source>Kept: {name} answers now. The Models menu has the others.</source>
        <translation>已保留：现在由 {name} 识别。其他模型在“模型”菜单中。</translation>
    </message>
    <message>
        <source>The built-in model answers now; {name} is in the Models menu.</source>
        <translation>现在由内置模型识别；{name} 在“模型”菜单中。</translation>
    </message>
    <message>
        <source>{in_use} answers now; {name} is in the Models menu.</source>
        <translation>现在由 {in_use} 识别；{name} 在“模型”菜单中。</translation>
    </message>
    <message>
        <source>The built-in model answers now. The new network was removed.</source>
        <translation>现在由内置模型识别。新网络已移除。</translation>
    </message>
    <message>
        <source>{in_use} answers now. The new network was removed.</source>
        <translation>现在由 {in_use} 识别。新网络已移除。</translation>
    </message>
    <message>
        <source>Own drawings learned too: {count}.</source>
        <translation>同时学习的自己的图：{count} 张。</translation>
    </message>
    <message>
        <source>Known tests on test images: new network {new}, old model {old}.</source>
        <translation>已知的测试图像测试次数：新网络 {new} 次，原模型 {old} 次。</translation>
    </message>
    <message>
        <source>Known tests on test images: {new}.</source>
        <translation>已知的测试图像测试次数：{new} 次。</translation>
    </message>
</context>
<context>
    <name>ResumeRow</name>
    <message>
        <source>A training run was interrupted when the program ended, in epoch {epoch} of {epochs}.</source>
        <translation>上次程序退出时，一次训练中断在第 {epoch} 轮（共 {epochs} 轮）。</translation>
    </message>
    <message>
        <source>Resume it</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Resumes from the last saved state as if nothing had happened.</source>
        <translation>从最后保存的状态继续，就像没有中断过一样。</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Deletes the interrupted run; models that you kept are not affected.</source>
        <translation>丢弃这次训练；已保留的模型不受影响。</translation>
    </message>
</context>
<context>
    <name>RobustnessController</name>
    <message>
        <source>the built-in network</source>
        <translation>内置网络</translation>
    </message>
    <message>
        <source>{done}: labelled {label}, read as {answer} ({sureness} % sure).</source>
        <translation>{done}：标签 {label}，读作 {answer}（把握 {sureness} %）。</translation>
    </message>
</context>
<context>
    <name>RobustnessSection</name>
    <message>
        <source>How much can it take?</source>
        <translation>它能承受多少干扰？</translation>
    </message>
    <message>
        <source>Reads 2,000 validation images, or all if there are fewer, at rising strengths of what you choose. This takes some seconds; you can go on drawing.</source>
        <translation>以逐渐增强的干扰读取 2,000 张验证图像（不足则读取全部）。需要几秒钟，期间可以继续书写。</translation>
    </message>
    <message>
        <source>What is done to the images</source>
        <translation>对图像做什么</translation>
    </message>
    <message>
        <source>What is done to the images, ever more of it.</source>
        <translation>对图像做什么，程度逐渐增强。</translation>
    </message>
    <message>
        <source>beside the built-in network</source>
        <translation>与内置网络比较</translation>
    </message>
    <message>
        <source>Measures the built-in network too.</source>
        <translation>同时测量内置网络。</translation>
    </message>
    <message>
        <source>and</source>
        <translation>和</translation>
    </message>
    <message>
        <source>no other</source>
        <translation>没有其他</translation>
    </message>
    <message>
        <source>Another network to measure</source>
        <translation>另一个要测量的网络</translation>
    </message>
    <message>
        <source>Measures one of your models too.</source>
        <translation>同时测量你的一个模型。</translation>
    </message>
    <message>
        <source>Another image</source>
        <translation>换一张图像</translation>
    </message>
    <message>
        <source>Shows another of the images at this strength.</source>
        <translation>显示这一强度下的另一张图像。</translation>
    </message>
    <message>
        <source>Put it on the paper</source>
        <translation>放到纸上</translation>
    </message>
    <message>
        <source>The image as it is here, so that Inside and Why can explain the answer.</source>
        <translation>把这里的图像原样放到纸上，让“内部”和“为什么”解释答案。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Stops; what is measured stays.</source>
        <translation>停止；已测量的结果保留。</translation>
    </message>
    <message>
        <source>Reads the images in the background.</source>
        <translation>在后台读取图像。</translation>
    </message>
    <message>
        <source>{sign} {done}, {name} reads {share} % of {count} images right.</source>
        <translation>{sign} {done}时，{name}读对 {count} 张图像中的 {share} %。</translation>
    </message>
</context>
<context>
    <name>RunButtons</name>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Answers with this model.</source>
        <translation>用这个模型作答。</translation>
    </message>
    <message>
        <source>Open its settings</source>
        <translation>打开它的设置</translation>
    </message>
    <message>
        <source>Sets the settings above to those of this run, to change and repeat it.</source>
        <translation>把上面的设置改为这次训练的设置，以便修改后再训练。</translation>
    </message>
    <message>
        <source>Lays the validation curves of the chosen runs over the charts, at most five beside the run that is shown.</source>
        <translation>把所选训练的验证曲线叠加到图表上，除正在显示的训练外最多五条。</translation>
    </message>
    <message>
        <source>Again with five seeds</source>
        <translation>用五个种子重复</translation>
    </message>
    <message>
        <source>Repeats this run with the seeds 1 to 5, one after the other, to see how much chance does. All models are kept, and the model in use goes on answering.</source>
        <translation>用种子 1 到 5 依次重复这次训练，看偶然性有多大影响。所有模型都会保留，使用中的模型继续作答。</translation>
    </message>
    <message>
        <source>Try several values…</source>
        <translation>试几个值…</translation>
    </message>
    <message>
        <source>Trains with several values of one setting, such as the learning rate, one run after the other.</source>
        <translation>用一项设置（例如学习率）的几个值依次训练。</translation>
    </message>
    <message>
        <source>Which is better?</source>
        <translation>哪个更好？</translation>
    </message>
    <message>
        <source>Choose two to six runs that were repeated with five seeds each: tells whether they differ by more than chance, on validation images.</source>
        <translation>选择两到六次各用五个种子重复过的训练：说明它们在验证图像上的差别是否超出偶然。</translation>
    </message>
    <message>
        <source>Export history</source>
        <translation>导出历史</translation>
    </message>
    <message>
        <source>Writes the figures of the chosen runs, epoch by epoch, for other programs.</source>
        <translation>逐轮写出所选训练的数据，供其他程序使用。</translation>
    </message>
    <message>
        <source>As CSV or JSON…</source>
        <translation>CSV 或 JSON…</translation>
    </message>
    <message>
        <source>As TensorBoard logs…</source>
        <translation>TensorBoard 日志…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Deletes the chosen models with their films; the last deletion can be undone.</source>
        <translation>删除所选模型及其回放；最近一次删除可以撤销。</translation>
    </message>
    <message>
        <source>Gives this model another name.</source>
        <translation>给这个模型改名。</translation>
    </message>
    <message>
        <source>A pinned model stays at the top, here and in the menu Models.</source>
        <translation>置顶的模型始终排在最前，这里和“模型”菜单里都是。</translation>
    </message>
    <message>
        <source>Hide curves</source>
        <translation>隐藏曲线</translation>
    </message>
    <message>
        <source>Show curves</source>
        <translation>显示曲线</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
</context>
<context>
    <name>RunCurvesController</name>
    <message>
        <source>The charts have room for {most} runs beside the one that is shown.</source>
        <translation>除了正在显示的训练，图表上最多还能放 {most} 次训练。</translation>
    </message>
</context>
<context>
    <name>RunExportController</name>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{name} (in use)</source>
        <translation>{name}（使用中）</translation>
    </message>
    <message>
        <source>{name} (pinned, in use)</source>
        <translation>{name}（已置顶，使用中）</translation>
    </message>
    <message>
        <source>{name} (pinned)</source>
        <translation>{name}（已置顶）</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>no test result</source>
        <translation>无测试结果</translation>
    </message>
</context>
<context>
    <name>RunsController</name>
    <message>
        <source>The settings above are those of {name}.</source>
        <translation>上面的设置现在是 {name} 的设置。</translation>
    </message>
    <message>
        <source>It learned from {data}; the data set that is open stays.</source>
        <translation>它学习的是 {data}；已打开的数据集不变。</translation>
    </message>
    <message>
        <source>an unknown data set</source>
        <translation>未知的数据集</translation>
    </message>
    <message>
        <source>It also learned your own drawings: that choice stays as it is.</source>
        <translation>它还学习了你自己的手写：这个选项保持不变。</translation>
    </message>
    <message>
        <source>It learned a hand afterwards, which is no setting.</source>
        <translation>它后来还学习了一个人的笔迹，这不是一项设置。</translation>
    </message>
    <message>
        <source>What was changed while it learned is left out.</source>
        <translation>学习途中所作的更改没有包括在内。</translation>
    </message>
    <message>
        <source>Its file does not say: {names}; these have their usual values.</source>
        <translation>它的文件没有写明：{names}；这些使用通常的值。</translation>
    </message>
    <message>
        <source>{name}: not tested on this computer</source>
        <translation>{name}：没有在这台电脑上测试过</translation>
    </message>
    <message>
        <source>{name}: tested once on this computer, with test images of {data}</source>
        <translation>{name}：在这台电脑上用 {data} 的测试图像测试过一次</translation>
    </message>
    <message>
        <source>{name}: tested {count} times on this computer, with test images</source>
        <translation>{name}：在这台电脑上用测试图像测试过 {count} 次</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>{name} 已删除。</translation>
    </message>
    <message>
        <source>{count} models are deleted.</source>
        <translation>已删除 {count} 个模型。</translation>
    </message>
    <message>
        <source>The built-in model answers now.</source>
        <translation>现在由内置模型作答。</translation>
    </message>
</context>
<context>
    <name>RunsFold</name>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Lists all runs and models: to compare, use, rename, pin or delete them.</source>
        <translation>列出所有训练和模型：可以比较、使用、重命名、置顶或删除。</translation>
    </message>
</context>
<context>
    <name>RunsSection</name>
    <message>
        <source>Filter: words that a run must have</source>
        <translation>筛选：训练须含有的词</translation>
    </message>
    <message>
        <source>Filter of the runs</source>
        <translation>训练的筛选</translation>
    </message>
    <message>
        <source>Runs and models</source>
        <translation>训练和模型</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Stops the run that is on and drops those that wait; models are kept.</source>
        <translation>停止正在进行的训练，取消等待中的训练；模型会保留。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} / {count}</translation>
    </message>
    <message>
        <source>No runs yet: press Train</source>
        <translation>还没有训练：请按“训练”</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 次训练</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>{count} 次训练</translation>
    </message>
    <message>
        <source>All runs and models; the newest come first until a click on a heading sorts them. Enter uses a model, F2 renames it, Del deletes it. Validation is what choices are made by; test images are for the end.</source>
        <translation>所有训练和模型；点击列标题排序之前，最新的在最前。回车使用模型，F2 重命名，Del 删除。选择要看验证准确率；测试图像留到最后用。</translation>
    </message>
    <message>
        <source>No runs yet: the first one is on</source>
        <translation>还没有训练：第一次正在进行</translation>
    </message>
</context>
<context>
    <name>SampleFilesController</name>
    <message>
        <source>and {count} more</source>
        <translation>以及另外 {count} 个</translation>
    </message>
    <message>
        <source>Add the labelled drawings in these files to My drawings?

{names}</source>
        <translation>把这些文件中带标签的手写加入“我的手写”吗？

{names}</translation>
    </message>
    <message>
        <source>Import drawings?</source>
        <translation>导入手写？</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Importing, files: {count}…</source>
        <translation>正在导入，文件：{count}…</translation>
    </message>
    <message>
        <source>Other files that could not be read: {count}.</source>
        <translation>另有无法读取的文件：{count}。</translation>
    </message>
    <message>
        <source>Drawings imported: {count}.</source>
        <translation>已导入手写：{count}。</translation>
    </message>
    <message>
        <source>Drawings exported: {count}, {path}.</source>
        <translation>已导出手写：{count}，{path}。</translation>
    </message>
    <message>
        <source>Left out, as they are here already: {count}.</source>
        <translation>已存在而略过：{count}。</translation>
    </message>
    <message>
        <source>Left out, as they are test images: {count}.</source>
        <translation>属于测试图像而略过：{count}。</translation>
    </message>
</context>
<context>
    <name>SampleGrid</name>
    <message>
        <source>My drawings</source>
        <translation>我的手写</translation>
    </message>
    <message>
        <source>Each drawing as a network sees it, the newest first. Type a digit to relabel what is chosen, press Del to delete it, Ctrl+Z to undo; a double click or Enter opens it on the paper.</source>
        <translation>每幅手写都以网络看到的样子显示，最新的在前。键入数字可更改所选样本的标签，按 Del 删除，Ctrl+Z 撤销；双击或按 Enter 在画纸上打开。</translation>
    </message>
</context>
<context>
    <name>SampleGridController</name>
    <message>
        <source>Another label</source>
        <translation>其他标签</translation>
    </message>
    <message>
        <source>What do the chosen drawings show? At most {most} characters:</source>
        <translation>所选手写写的是什么？最多 {most} 个字符：</translation>
    </message>
</context>
<context>
    <name>SampleList</name>
    <message>
        <source>written for this tab</source>
        <translation>为此标签页书写</translation>
    </message>
    <message>
        <source>kept by “Wrong? It is a”</source>
        <translation>由“不对？它是”保留</translation>
    </message>
    <message>
        <source>written in an exam</source>
        <translation>在考试中书写</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>{label}, writer: {writer}, {date}, {origin}</source>
        <translation>{label}，书写者：{writer}，{date}，{origin}</translation>
    </message>
</context>
<context>
    <name>SamplesSection</name>
    <message>
        <source>My drawings</source>
        <translation>我的手写</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Adds the drawings in .digits files, such as those of a class; what is here already is left out.</source>
        <translation>加入 .digits 文件（例如一个班级的文件）中的手写；已有的会略过。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writes drawings with their labels and pseudonyms to one .digits file.</source>
        <translation>把手写连同标签和化名写入一个 .digits 文件。</translation>
    </message>
    <message>
        <source>Nothing is kept yet. Write thirty digits above, correct a wrong answer with “Wrong? It is a”, or import a .digits file.</source>
        <translation>还没有保留任何内容。请在上方书写三十个数字，用“不对？它是”纠正错误的回答，或导入 .digits 文件。</translation>
    </message>
    <message>
        <source>Shown:</source>
        <translation>显示：</translation>
    </message>
    <message>
        <source>Whose drawings are shown</source>
        <translation>显示谁的手写</translation>
    </message>
    <message>
        <source>Shows the drawings of one writer only.</source>
        <translation>只显示一位书写者的手写。</translation>
    </message>
    <message>
        <source>all writers</source>
        <translation>所有书写者</translation>
    </message>
</context>
<context>
    <name>ScoreTable</name>
    <message>
        <source>Scores of this drawing</source>
        <translation>这幅图画的分数</translation>
    </message>
    <message>
        <source>The confidence branch learned a factor from 0 to 1 for all scores, the smaller the less a drawing resembles a digit. A clear digit need not come near 1: the temperature makes up for it. Which digit is read stays the same.</source>
        <translation>把握分支学会了给全部分数乘以一个 0 到 1 的系数，图画越不像数字，系数越小。清楚的数字也不一定接近 1：温度会补偿。读出的数字不变。</translation>
    </message>
    <message>
        <source>All scores are divided by it. Where it is not 1 it was chosen after training, so that the network is right about as often as its probabilities say. Which digit is read stays the same.</source>
        <translation>全部分数都除以它。不为 1 时，它是训练之后选定的，使网络答对的比例大致与它给出的概率一致。读出的数字不变。</translation>
    </message>
    <message>
        <source>An answer whose probability is below the threshold of the model is shown as not sure.</source>
        <translation>概率低于模型阈值的答案显示为“不确定”。</translation>
    </message>
    <message>
        <source>The confidence branch has multiplied all scores by {factor}.</source>
        <translation>把握分支已把全部分数乘以 {factor}。</translation>
    </message>
    <message>
        <source>Temperature 1: the scores count as they are.</source>
        <translation>温度 1：分数保持不变。</translation>
    </message>
    <message>
        <source>Temperature {value}: below 1, which makes the network surer.</source>
        <translation>温度 {value}：低于 1，使网络更有把握。</translation>
    </message>
    <message>
        <source>Temperature {value}: above 1, which makes the network less sure.</source>
        <translation>温度 {value}：高于 1，使网络不那么有把握。</translation>
    </message>
    <message>
        <source>Accepted: {percent} % is not below the threshold, {threshold} %.</source>
        <translation>接受：{percent} % 不低于阈值 {threshold} %。</translation>
    </message>
    <message>
        <source>Not accepted: this looks like more than one digit.</source>
        <translation>不接受：看起来不止一个数字。</translation>
    </message>
    <message>
        <source>Not accepted: the image is blank.</source>
        <translation>不接受：图像是空白的。</translation>
    </message>
    <message>
        <source>Not a digit: {percent} % is below the threshold, {threshold} %, and even the two likeliest digits together are unlikely.</source>
        <translation>不是数字：{percent} % 低于阈值 {threshold} %，最可能的两个数字合起来也不太可能。</translation>
    </message>
    <message>
        <source>Not sure: {percent} % is below the threshold, {threshold} %.</source>
        <translation>不确定：{percent} % 低于阈值 {threshold} %。</translation>
    </message>
</context>
<context>
    <name>SelectionRow</name>
    <message>
        <source>Relabel</source>
        <translation>更改标签</translation>
    </message>
    <message>
        <source>Says what the chosen drawings really show.</source>
        <translation>说明所选手写实际写的是什么。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>删除 (Del)</translation>
    </message>
    <message>
        <source>Deletes the chosen drawings. Undo brings them back until the program is closed; then they are erased.</source>
        <translation>删除所选的手写。关闭程序之前可以撤销；之后它们将被彻底清除。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Opens the drawing on the paper, where it is answered.</source>
        <translation>在画纸上打开这幅手写，网络会给出回答。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo relabel</source>
        <translation>撤销更改标签</translation>
    </message>
    <message>
        <source>Undo delete</source>
        <translation>撤销删除</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Takes back the last change in My drawings.</source>
        <translation>撤销“我的手写”中的上一次更改。</translation>
    </message>
    <message>
        <source>Chosen: {count}. A digit key relabels, Del deletes.</source>
        <translation>已选：{count}。数字键更改标签，Del 删除。</translation>
    </message>
    <message>
        <source>Click a drawing to choose it; with Shift or Ctrl, several.</source>
        <translation>单击选择一幅手写；按住 Shift 或 Ctrl 可选择多幅。</translation>
    </message>
    <message>
        <source>Another label…</source>
        <translation>其他标签…</translation>
    </message>
</context>
<context>
    <name>SentenceRow</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show on the drawing what the sentence means</source>
        <translation>在图画上显示这句话的意思</translation>
    </message>
    <message>
        <source>Found by trying about 160 changes. A change is said only if it also works on copies of the drawing, slightly different each, and equal changes elsewhere do not. It says what the network reacts to, not what it thinks.</source>
        <translation>试过约 160 种修改后得出。只有在各略有不同的图画副本上同样有效、而别处同样大小的修改无效时，才会说出来。它说的是网络对什么有反应，不是网络在想什么。</translation>
    </message>
    <message>
        <source>None of the simple changes tried changes this answer reliably: on copies of the drawing, too, and only there.</source>
        <translation>试过的简单改动里，没有一种能可靠地改变这个答案：在副本上也成立，并且只在那里成立。</translation>
    </message>
    <message>
        <source>Trying what would change the answer…</source>
        <translation>正在试什么会改变答案…</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>SimilarImagesController</name>
    <message>
        <source>Draw something first: nothing is on the paper.</source>
        <translation>请先画点什么：画纸上还是空的。</translation>
    </message>
    <message>
        <source>The network is learning; similar images can be found when it has learned.</source>
        <translation>网络正在学习；学完之后才能查找相似的图像。</translation>
    </message>
    <message>
        <source>The network reads the training images, once: {done} of {count}. Then those most like the drawing are shown.</source>
        <translation>网络正在识别训练图像（只需一次）：{done} / {count}。随后会显示与手写最相似的图像。</translation>
    </message>
    <message>
        <source>The training images most like the drawing, the most similar first.</source>
        <translation>与手写最相似的训练图像，最相似的在前。</translation>
    </message>
    <message>
        <source>The network is going to read the training images, once, as soon as nothing else is being read. Then those most like the drawing are shown.</source>
        <translation>等没有其他读取任务时，网络会识别训练图像（只需一次）。随后会显示与手写最相似的图像。</translation>
    </message>
</context>
<context>
    <name>SoftmaxTable</name>
    <message>
        <source>From scores to probabilities</source>
        <translation>从分数到概率</translation>
    </message>
    <message>
        <source>Softmax: each score is divided by the temperature, which makes a network surer if below 1 and less sure if above; then e to the power of each, less the largest, and its share of the total.</source>
        <translation>Softmax：每个分数除以温度，温度低于 1 使网络更有把握，高于 1 则相反；再取 e 的（它减去最大者）次方，求各自在总和中的份额。</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>÷ {temperature}</source>
        <translation>÷ {temperature}</translation>
    </message>
    <message>
        <source>e^(x − largest)</source>
        <translation>e^(x − 最大)</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>StartRow</name>
    <message>
        <source>&amp;Start from</source>
        <translation>起点(&amp;S)</translation>
    </message>
    <message>
        <source>Takes the layers of another network</source>
        <translation>采用另一个网络的各层</translation>
    </message>
    <message>
        <source>The network as it was opened</source>
        <translation>打开时的网络</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>{name}: {layers} layers, {parameters} parameters</source>
        <translation>{name}：{layers} 层，{parameters} 个参数</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Answers are computed on the CPU</source>
        <translation>识别在 CPU 上计算</translation>
    </message>
    <message>
        <source>Training on {gpu}</source>
        <translation>训练在 {gpu} 上进行</translation>
    </message>
    <message>
        <source>Training on the CPU, which is enough here</source>
        <translation>训练在 CPU 上进行，这里已经够用</translation>
    </message>
    <message>
        <source>The part of this computer that does the computing.</source>
        <translation>本机负责计算的部件。</translation>
    </message>
    <message>
        <source>Offline: nothing leaves this computer</source>
        <translation>离线：任何内容都不会离开本机</translation>
    </message>
    <message>
        <source>The program never uses the network; drawings and models stay here.</source>
        <translation>本程序从不联网；手写和模型都留在本机。</translation>
    </message>
    <message>
        <source>From your drawing to the ten probabilities, the 28 × 28 image included.</source>
        <translation>从手写到十个概率所用的时间，包括生成 28 × 28 图像。</translation>
    </message>
    <message>
        <source>answer in {ms} ms</source>
        <translation>识别用时 {ms} 毫秒</translation>
    </message>
</context>
<context>
    <name>StrengthChart</name>
    <message>
        <source>Share of images read right, by strength</source>
        <translation>各强度下读对的比例</translation>
    </message>
    <message>
        <source>Point at a strength, or use the arrow keys, to see an image as it was read; a click or Enter puts it on the paper.</source>
        <translation>指向一个强度，或使用方向键，查看当时读取的图像；点击或按回车键把它放到纸上。</translation>
    </message>
</context>
<context>
    <name>SurePage</name>
    <message>
        <source>How sure</source>
        <translation>有多大把握</translation>
    </message>
    <message>
        <source>Whether the network is right as often as it is sure, what a threshold gains, and how much noise, turning or blur it can take.</source>
        <translation>网络的把握与正确率是否相符，阈值有什么用，以及它能承受多少噪声、旋转或模糊。</translation>
    </message>
    <message>
        <source>Counted on the validation images of the data set that is open: training here chooses the best epoch by them and does not learn from them.</source>
        <translation>以当前数据集的验证图像计算：这里的训练用它们挑选最好的一轮，并不从中学习。</translation>
    </message>
</context>
<context>
    <name>SweepDialog</name>
    <message>
        <source>Try several values</source>
        <translation>试几个值</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Each with five seeds</source>
        <translation>每个值用五个种子</translation>
    </message>
    <message>
        <source>Train them</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Trains once for each value, with all other settings as they are now, one run after the other. Five seeds each show how much the results differ by chance alone.</source>
        <translation>每个值训练一次，其他设置保持现在的样子，一次接一次。每个值用五个种子，就能看出结果仅因偶然会相差多少。</translation>
    </message>
</context>
<context>
    <name>TestImagesRow</name>
    <message>
        <source>Some test images, each with its label and what the new network reads. Up to two of its mistakes are included on purpose.</source>
        <translation>部分测试图像：它们是什么，新网络识别成什么。其中特意挑出最多两个识别错误的。</translation>
    </message>
    <message>
        <source>is {name}</source>
        <translation>是 {name}</translation>
    </message>
    <message>
        <source>read {name}</source>
        <translation>认作 {name}</translation>
    </message>
    <message>
        <source>✗ wrong</source>
        <translation>✗ 错误</translation>
    </message>
</context>
<context>
    <name>TestResultView</name>
    <message>
        <source>New network, validation</source>
        <translation>新网络，验证</translation>
    </message>
    <message>
        <source>Validation accuracy: the share of held-out images, not learned from, that the network reads correctly. It chose the best epoch.</source>
        <translation>验证准确率：不用于学习的图像中识别正确的比例。最佳轮次由它选出。</translation>
    </message>
    <message>
        <source>New network, test images</source>
        <translation>新网络，测试</translation>
    </message>
    <message>
        <source>Old model, test images</source>
        <translation>原模型，测试</translation>
    </message>
    <message>
        <source>The share of test images read correctly. They played no part in choosing the weights or the epoch.</source>
        <translation>测试图像中识别正确的比例。测试图像没有参与任何选择：既不决定权重，也不决定轮次。</translation>
    </message>
    <message>
        <source>A network that learns by heart does well on the images it learned from and worse on others. More images, or new examples made from old ones, narrow the gap.</source>
        <translation>死记硬背的网络在学过的图像上表现好，在其他图像上较差。增加图像，或由旧样本生成新样本（数据增强），可以缩小差距。</translation>
    </message>
    <message>
        <source>Test images tell how well a network reads images that nobody chose it by. Whoever tests again and again and keeps the best has chosen by them.</source>
        <translation>测试图像用来说明网络在未参与选择的图像上识别得如何。反复测试并留下最好的，就等于用测试图像做了选择。</translation>
    </message>
</context>
<context>
    <name>TimelineController</name>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
</context>
<context>
    <name>TimelineSection</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>What the network says of your drawing&apos;s beginnings, all at the scale of the whole drawing. While you drew, each beginning was stretched to fill the image, so the live answers were others.</source>
        <translation>网络对您这次手写每一步的回答，每一步都按完整手写的大小缩放。书写时，当时已有的墨迹会被放大到充满图像，所以那时的实时回答与这里不同。</translation>
    </message>
    <message>
        <source>Each ribbon is as thick as its digit is likely; the answer&apos;s is at the bottom. Dotted line: the pen was lifted. Drag to go through the ink.</source>
        <translation>每条色带的厚度就是该数字的概率；最终答案的色带在最下面。虚线表示此处抬笔。拖动可沿笔迹移动。</translation>
    </message>
    <message>
        <source>Probability of each digit along the ink</source>
        <translation>沿笔迹各数字的概率</translation>
    </message>
    <message>
        <source>Place in the drawing</source>
        <translation>手写中的位置</translation>
    </message>
    <message>
        <source>Arrow keys, Page Up and Page Down go through the ink.</source>
        <translation>用方向键、Page Up 和 Page Down 沿笔迹移动。</translation>
    </message>
    <message>
        <source>Draws it again: as fast as you did, without long waits, where that is known.</source>
        <translation>重新画一遍：若有时间记录，则与您书写的速度相同，但略去长时间的停顿。</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Saves the timeline as an animation, WebP or GIF.</source>
        <translation>把时间线保存为 WebP 或 GIF 动画。</translation>
    </message>
    <message>
        <source>After all of the ink: {answer}</source>
        <translation>全部笔迹之后：{answer}</translation>
    </message>
    <message>
        <source>After {percent} % of the ink: {answer}</source>
        <translation>{percent} % 的笔迹之后：{answer}</translation>
    </message>
    <message>
        <source>{name} ({percent} %)</source>
        <translation>{name}（{percent} %）</translation>
    </message>
    <message>
        <source>{first}, then {second}</source>
        <translation>{first}，其次 {second}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>A picture has no strokes to follow; draw with the pen.</source>
        <translation>图片没有笔画可循；请用笔书写。</translation>
    </message>
    <message>
        <source>The timeline is there only with the preprocessing “Centred as in MNIST”; another one is chosen.</source>
        <translation>时间线仅适用于预处理“以 MNIST 的方式居中”；当前选择的是另一种。</translation>
    </message>
    <message>
        <source>This drawing has too many strokes to be a digit.</source>
        <translation>笔画太多，不可能是一个数字。</translation>
    </message>
    <message>
        <source>{name} until {percent} % of the ink</source>
        <translation>{percent} % 的笔迹之前为 {name}</translation>
    </message>
    <message>
        <source>at last {name}</source>
        <translation>最后为 {name}</translation>
    </message>
</context>
<context>
    <name>TrainObstacle</name>
    <message>
        <source>The data set is still being read.</source>
        <translation>数据集仍在读取中。</translation>
    </message>
</context>
<context>
    <name>TrainingAmount</name>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>How many images the network learns from. Fewer are done sooner, but it will know fewer ways to write a digit: try 1,000 and watch how much lower validation ends.</source>
        <translation>网络用多少张图像学习。少一些更快，但见过的写法也少：试试 1,000，看最终的验证准确率低多少。</translation>
    </message>
    <message>
        <source>How often the network goes through all training images; once is an epoch. Too few: the lines still rise at the end; too many: training rises, validation does not.</source>
        <translation>网络把全部训练图像学几遍；一遍是一个轮次。太少：结束时准确率还在上升；太多：训练准确率上升，验证准确率不升。</translation>
    </message>
    <message>
        <source>about {seconds} s on this computer</source>
        <translation>在本机约需 {seconds} 秒</translation>
    </message>
    <message>
        <source>about {minutes} min on this computer</source>
        <translation>在本机约需 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {hours} h on this computer</source>
        <translation>在本机约需 {hours} 小时</translation>
    </message>
    <message>
        <source>Estimated from earlier runs on this computer; without “on this computer” it is a guess from another one. More images, more epochs and a larger network take longer.</source>
        <translation>根据本机以往的用时估算；没有“在本机”字样时，是根据另一台计算机的猜测。图像越多、轮次越多、网络越大，用时越长。</translation>
    </message>
    <message>
        <source>perhaps {seconds} s</source>
        <translation>大概 {seconds} 秒</translation>
    </message>
    <message>
        <source>perhaps {minutes} min</source>
        <translation>大概 {minutes} 分钟</translation>
    </message>
    <message>
        <source>perhaps {hours} h</source>
        <translation>大概 {hours} 小时</translation>
    </message>
</context>
<context>
    <name>TrainingButtons</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ends the training and keeps the weights of its best epoch so far.</source>
        <translation>结束训练，保留目前最佳轮次的权重。</translation>
    </message>
    <message>
        <source>Learns only some batches a second, so that you can watch how each of them changes the answer to your drawing.</source>
        <translation>每秒只学几个批次，便于观察每个批次如何改变对您手写的识别。</translation>
    </message>
    <message>
        <source>✓ Slow motion</source>
        <translation>✓ 慢动作</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>慢动作</translation>
    </message>
    <message>
        <source>A new network starts from random weights and learns to read digits. The model in use stays as it is until you choose.</source>
        <translation>新网络从随机权重开始学习识别数字。在您做出选择之前，当前模型保持不变。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resumes training where it paused.</source>
        <translation>从暂停处继续训练。</translation>
    </message>
    <message>
        <source>Pauses training; nothing that the network has learned is lost.</source>
        <translation>让训练等待；学到的内容不会丢失。</translation>
    </message>
    <message>
        <source>Resumes training where it was stopped.</source>
        <translation>从停止处继续训练。</translation>
    </message>
    <message>
        <source>1 more epoch</source>
        <translation>再训练 1 轮</translation>
    </message>
    <message>
        <source>{count} more epochs</source>
        <translation>再训练 {count} 轮</translation>
    </message>
    <message>
        <source>Trains the same network further, at a lower learning rate.</source>
        <translation>用较低的学习率继续训练同一个网络。</translation>
    </message>
    <message>
        <source>One batch</source>
        <translation>一批</translation>
    </message>
    <message>
        <source>Learns exactly one batch and pauses again: see what it changes.</source>
        <translation>只学习一批，然后再次暂停：看看它改变了什么。</translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation>一轮</translation>
    </message>
    <message>
        <source>Trains to the end of this epoch and pauses again.</source>
        <translation>训练到本轮结束，然后再次暂停。</translation>
    </message>
</context>
<context>
    <name>TrainingController</name>
    <message>
        <source>An interrupted run can still be resumed. Discard it and start a new one?</source>
        <translation>有一次中断的训练还可以继续。要放弃它，开始新的训练吗？</translation>
    </message>
    <message>
        <source>Train a new network?</source>
        <translation>训练新网络？</translation>
    </message>
</context>
<context>
    <name>TrainingDialogs</name>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>The charts are copied; paste them in another program.</source>
        <translation>图表已复制，可粘贴到其他程序。</translation>
    </message>
</context>
<context>
    <name>TrainingProgress</name>
    <message>
        <source>How much of the training is done</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>An epoch is one pass through all training images; a batch is the handful that is learned at once. “So far” is the mean over the epoch until now; the lines on the charts show the latest batches.</source>
        <translation>一轮就是把全部训练图像学一遍；一个批次是一次学习的一小批图像。“本轮至今”是本轮到目前为止的平均值；图上的线是最近几个批次。</translation>
    </message>
    <message>
        <source>Starting TensorFlow, only the first time…</source>
        <translation>正在启动 TensorFlow，仅第一次需要…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>TrainingSettings</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Everything else that can be set. The preset&apos;s values are good ones: change one at a time, train again and compare the charts.</source>
        <translation>其他所有可调的设置。预设的值就很好：每次只改一项，重新训练并比较图表。</translation>
    </message>
    <message>
        <source>Show Keras code</source>
        <translation>查看 Keras 代码</translation>
    </message>
    <message>
        <source>Shows this training as a Python script that you can run without this program.</source>
        <translation>把这次训练显示为 Python 脚本，不用本程序也能运行。</translation>
    </message>
    <message>
        <source>A network is in training with these settings. Stop it, or wait for its end, to change them.</source>
        <translation>正在用这些设置训练网络。要修改设置，请先停止训练或等它结束。</translation>
    </message>
    <message>
        <source>Bet first</source>
        <translation>先预测</translation>
    </message>
    <message>
        <source>Before a run you draw the accuracy that you expect and pick digits that it will misread; afterwards you see what came of it.</source>
        <translation>训练之前，先画出你预期的准确率，选出会被认错的数字；之后看看结果如何。</translation>
    </message>
    <message>
        <source>Several networks are trained one after the other, with settings of their own. Stop all, or wait for their end, to set anything here.</source>
        <translation>几个网络正在一个接一个地训练，各有自己的设置。要在这里更改设置，请全部停止，或等它们结束。</translation>
    </message>
</context>
<context>
    <name>WeightChart</name>
    <message>
        <source>Weights of the layer</source>
        <translation>这一层的权重</translation>
    </message>
    <message>
        <source>How many weights of this layer are how large. Before training they are small; while it learns, some grow and the bars spread.</source>
        <translation>这一层各种大小的权重各有多少。训练前都很小；学习时一些变大，条形随之散开。</translation>
    </message>
    <message>
        <source>{count} weights from {low} to {high}, standard deviation {deviation}</source>
        <translation>{count} 个权重，从 {low} 到 {high}，标准差 {deviation}</translation>
    </message>
</context>
<context>
    <name>WhyController</name>
    <message>
        <source>Draw a digit; what it is made of is coloured here.</source>
        <translation>写一个数字，它的各部分会在这里上色。</translation>
    </message>
    <message>
        <source>The network sees a bright background here. What is taken away turns black, which would be like ink painted over it: no evidence is measured.</source>
        <translation>这里网络看到的背景是亮的。去掉的部分会变黑，就像在上面涂了一笔，因此不测量依据。</translation>
    </message>
    <message>
        <source>Evidence is measured for one digit at a time.</source>
        <translation>一次只能测量一个数字的依据。</translation>
    </message>
    <message>
        <source>There is too little ink, or too much, to take parts of it away.</source>
        <translation>墨迹太少或太多，无法分段去掉。</translation>
    </message>
    <message>
        <source>All channels are on for what is said here.</source>
        <translation>这里所说的是所有通道都开着的网络。</translation>
    </message>
    <message>
        <source>In a picture of a number no evidence is measured. Open one of its digits alone, or write the number here.</source>
        <translation>对多位数的图片不测量依据。请单独打开其中一个数字的图片，或在这里手写这个数。</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>Saves the drawing, as it is coloured now, as a picture.</source>
        <translation>把现在上了色的图画保存为图片。</translation>
    </message>
    <message>
        <source>Save the coloured drawing as a picture</source>
        <translation>把上色的图画保存为图片</translation>
    </message>
    <message>
        <source>Close Why</source>
        <translation>关闭“为什么”</translation>
    </message>
    <message>
        <source>Closes the explanation.</source>
        <translation>关闭解释。</translation>
    </message>
    <message>
        <source>Click a digit&apos;s bar for its evidence; click it again for the answer&apos;s.</source>
        <translation>点击某个数字的概率条，查看它的依据；再点一次回到答案的依据。</translation>
    </message>
    <message>
        <source>The piece with the largest share of what taking runs of ink away costs. One piece alone the network often bridges, so try a longer run with the eraser.</source>
        <translation>去掉几段墨迹造成的损失中，这一段占得最多。只去掉一小段，网络往往照样认得，所以请用橡皮擦掉更长的一段试试。</translation>
    </message>
    <message>
        <source>As soon as the pen rests, this explains the answer.</source>
        <translation>笔一停下来，这里就会解释答案。</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Evidence for {name}, not the answer</source>
        <translation>{name} 的依据（不是答案）</translation>
    </message>
    <message>
        <source>Evidence for {name}, the answer</source>
        <translation>{name} 的依据（答案）</translation>
    </message>
</context>
<context>
    <name>WriterController</name>
    <message>
        <source>A pseudonym for who writes now:</source>
        <translation>现在书写的人的化名：</translation>
    </message>
    <message>
        <source>New writer</source>
        <translation>新书写者</translation>
    </message>
    <message>
        <source>Rename the writer</source>
        <translation>重命名书写者</translation>
    </message>
    <message>
        <source>Delete the writer {writer} with all drawings ({count})? They are erased at once, and this cannot be undone.</source>
        <translation>删除书写者 {writer} 及其全部手写（{count}）吗？它们会立即被清除，无法撤销。</translation>
    </message>
    <message>
        <source>Delete the writer?</source>
        <translation>删除书写者？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The writer {writer} is deleted.</source>
        <translation>书写者 {writer} 已删除。</translation>
    </message>
    <message>
        <source>{said} These networks have learned from the drawings, and still know the hand:

{models}

They can be deleted in the menu Models.</source>
        <translation>{said}以下网络学习过这些手写，仍然认得这种笔迹：

{models}

可以在“模型”菜单中删除它们。</translation>
    </message>
    <message>
        <source>The writer is deleted</source>
        <translation>书写者已删除</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>The drawings that are kept ({count}), and what is on the paper, are hidden while the classroom mode is on, and are there again when it ends. New ones are forgotten then.</source>
        <translation>课堂模式期间，已保留的手写（{count}）和纸面上的内容会隐藏，结束后又会出现。新写的到时会被清除。</translation>
    </message>
    <message>
        <source>The drawings of this class ({count}) are forgotten when the mode ends. If they are needed, cancel, and export them first.</source>
        <translation>结束此模式后，本班的手写（{count}）将被清除。如果还需要，请取消并先导出。</translation>
    </message>
    <message>
        <source>Start the classroom mode?</source>
        <translation>开启课堂模式？</translation>
    </message>
    <message>
        <source>Another pseudonym for this writer:</source>
        <translation>这位书写者的新化名：</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>End the classroom mode?</source>
        <translation>结束课堂模式？</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>The classroom mode is on.</source>
        <translation>课堂模式已开启。</translation>
    </message>
    <message>
        <source>The classroom mode has ended.</source>
        <translation>课堂模式已结束。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>There is a writer {writer} already, who writes now.</source>
        <translation>已有书写者 {writer}，现在由其书写。</translation>
    </message>
    <message>
        <source>The drawings of this class ({count}) are forgotten when the program is closed. If they are needed, cancel, and export them first.</source>
        <translation>关闭程序后，本班的手写（{count}）将被清除。如果还需要，请取消并先导出。</translation>
    </message>
    <message>
        <source>Close in the classroom mode?</source>
        <translation>在课堂模式下关闭？</translation>
    </message>
</context>
<context>
    <name>WriterRow</name>
    <message>
        <source>Writing now:</source>
        <translation>现在书写：</translation>
    </message>
    <message>
        <source>Whose drawings are kept from now on. A pseudonym is enough; a network that learned from several people can be judged on each of them.</source>
        <translation>从现在起保留谁的手写。用化名即可；从多人学习的网络可以按每个人分别评估。</translation>
    </message>
    <message>
        <source>Writing now</source>
        <translation>现在书写</translation>
    </message>
    <message>
        <source>Writers</source>
        <translation>书写者</translation>
    </message>
    <message>
        <source>Adds, renames and deletes writers.</source>
        <translation>添加、重命名和删除书写者。</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Another writer, by a pseudonym.</source>
        <translation>另一位书写者，用化名。</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Gives this writer another pseudonym.</source>
        <translation>给这位书写者换一个化名。</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Erases this writer with all drawings, for good.</source>
        <translation>彻底清除这位书写者及其全部手写。</translation>
    </message>
</context>
<context>
    <name>Writers</name>
    <message>
        <source>me</source>
        <translation>我</translation>
    </message>
</context>
<context>
    <name>WritingPrompt</name>
    <message>
        <source>Back</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Deletes the last drawing and asks for it again.</source>
        <translation>删除上一个，并请您重写。</translation>
    </message>
    <message>
        <source>Next (Space)</source>
        <translation>下一个（空格）</translation>
    </message>
    <message>
        <source>Takes what is on the paper and asks for the next one. Enter does it, too.</source>
        <translation>收下纸上写的，再请您写下一个。回车键也可以。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ends the writing (Esc) and brings back what was on the paper before.</source>
        <translation>结束书写（Esc），并恢复画纸上原来的内容。</translation>
    </message>
    <message>
        <source>Write a {label}</source>
        <translation>请写 {label}</translation>
    </message>
    <message>
        <source>{wish}: {position}.</source>
        <translation>{wish}：{position}。</translation>
    </message>
    <message>
        <source>{place} of {places}</source>
        <translation>第 {place} 个，共 {places} 个</translation>
    </message>
    <message>
        <source>round {round} of {rounds}, {place} of {places}</source>
        <translation>第 {round}/{rounds} 轮，第 {place}/{places} 个</translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>还没有写。</translation>
    </message>
    <message>
        <source>Draw: {label}</source>
        <translation>画：{label}</translation>
    </message>
    <message>
        <source>Write what is asked for above the paper. Space or Enter takes it and asks for the next one, Backspace goes back, Esc stops.</source>
        <translation>请写出纸张上方要求的内容。按空格或回车键采用并进入下一个，退格键返回，Esc 停止。</translation>
    </message>
</context>
<context>
    <name>_Variations</name>
    <message>
        <source>The chosen image as training varies it</source>
        <translation>所选图像在训练中的变化样本</translation>
    </message>
    <message>
        <source>Eight variations of the chosen image, by the amounts on the tab Train. Click for new ones; if you cannot read them any more, the amounts are too large.</source>
        <translation>所选图像的八个变化样本，幅度取自“训练”标签页。点击可换一组；如果您也认不出来了，说明幅度太大。</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>MNIST Desktop is already open.</source>
        <translation>MNIST Desktop 已经打开。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>这是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>This is not an ordinary file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>This file cannot be opened: {reason}.</source>
        <translation>无法打开这个文件：{reason}。</translation>
    </message>
    <message>
        <source>This folder cannot be opened: {reason}.</source>
        <translation>无法打开这个文件夹：{reason}。</translation>
    </message>
    <message>
        <source>There is no picture and no drawing in this folder.</source>
        <translation>这个文件夹里没有图片，也没有手写。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written to, so nothing can be saved there.</source>
        <translation>文件夹 {folder} 不可写，因此无法在那里保存任何内容。</translation>
    </message>
    <message>
        <source>The folder {folder} beside the program cannot be written to, so everything is kept in {instead} instead.</source>
        <translation>程序旁边的文件夹 {folder} 不能写入，因此所有内容都改为保存在 {instead} 中。</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>这个文件是空的。</translation>
    </message>
    <message>
        <source>This file is too large for a picture: at most {limit} MiB.</source>
        <translation>作为图片，这个文件太大：最多 {limit} MiB。</translation>
    </message>
    <message>
        <source>This picture has too many pixels: at most {limit} million.</source>
        <translation>这张图片像素太多：最多 {limit} 百万。</translation>
    </message>
    <message>
        <source>This picture is damaged or incomplete and cannot be read.</source>
        <translation>这张图片已损坏或不完整，无法读取。</translation>
    </message>
    <message>
        <source>An array of shape {shape} is not a picture; it must be (height, width[, 1 to 4]).</source>
        <translation>形状为 {shape} 的数组不是图片:应为(高, 宽[, 1 到 4])。</translation>
    </message>
    <message>
        <source>An array of type {dtype} is not a picture; it must hold numbers, or true and false.</source>
        <translation>类型为 {dtype} 的数组不是图片：应为数或真假值。</translation>
    </message>
    <message>
        <source>This drawing has points that are not numbers: x, y[, time[, pressure]].</source>
        <translation>这个手写中有不是数的点:x, y[, 时间[, 压力]]。</translation>
    </message>
    <message>
        <source>The label of this drawing is not a short text.</source>
        <translation>这个手写的文字说明不是简短的文字。</translation>
    </message>
    <message>
        <source>This file is too large for a drawing: at most {megabytes} MiB.</source>
        <translation>作为手写，这个文件太大：最多 {megabytes} MiB。</translation>
    </message>
    <message>
        <source>This drawing has coordinates that are not finite numbers.</source>
        <translation>这个手写中有些坐标不是有限的数。</translation>
    </message>
    <message>
        <source>This file is not a drawing of this program.</source>
        <translation>这个文件不是本程序的手写文件。</translation>
    </message>
    <message>
        <source>This drawing has too many points: at most {points}.</source>
        <translation>这个手写的点太多：最多 {points} 个。</translation>
    </message>
    <message>
        <source>There are no strokes in this drawing.</source>
        <translation>这个手写里没有笔画。</translation>
    </message>
    <message>
        <source>{name} is not a collection of drawings.</source>
        <translation>{name} 不是手写集合。</translation>
    </message>
    <message>
        <source>{name} holds drawings that are not labelled with a digit, 0 to 9.</source>
        <translation>{name} 中的手写没有标注 0 到 9 的数字。</translation>
    </message>
    <message>
        <source>There is no picture to paste; copy one in another program first.</source>
        <translation>没有可以粘贴的图片；请先在其他程序中复制一张。</translation>
    </message>
    <message>
        <source>The model {name} does not exist.</source>
        <translation>模型 {name} 不存在。</translation>
    </message>
    <message>
        <source>The model {name} cannot be opened: {reason}.</source>
        <translation>无法打开模型 {name}：{reason}。</translation>
    </message>
    <message>
        <source>The model {name} was made by a newer version of this program.</source>
        <translation>模型 {name} 是由本程序的更新版本制作的。</translation>
    </message>
    <message>
        <source>{name} is not a complete model file, and was not used.</source>
        <translation>{name} 不是完整的模型文件，未被使用。</translation>
    </message>
    <message>
        <source>The built-in model is missing or damaged, so nothing is read; install the program again or open a model of your own.</source>
        <translation>内置模型缺失或损坏，因此无法识别；请重新安装程序，或打开您自己的模型。</translation>
    </message>
    <message>
        <source>The MNIST images ({name}) are missing; install the program again.</source>
        <translation>缺少 MNIST 图像（{name}）；请重新安装程序。</translation>
    </message>
    <message>
        <source>The MNIST images ({name}) are damaged; install the program again.</source>
        <translation>MNIST 图像（{name}）已损坏；请重新安装程序。</translation>
    </message>
    <message>
        <source>There are several data sets in the folder {name}; open one of the files instead.</source>
        <translation>文件夹 {name} 中有多个数据集；请直接打开其中一个文件。</translation>
    </message>
    <message>
        <source>One of the four files of this data set is missing: {missing}.</source>
        <translation>这个数据集的四个文件缺少一个：{missing}。</translation>
    </message>
    <message>
        <source>{name} is damaged or incomplete, or not what its name says.</source>
        <translation>{name} 已损坏或不完整，或者内容与文件名不符。</translation>
    </message>
    <message>
        <source>{name} is too large for a data set: at most {images} images and {mebibytes} MiB.</source>
        <translation>作为数据集，{name} 太大：最多 {images} 张图像、{mebibytes} MiB。</translation>
    </message>
    <message>
        <source>{name} is inconsistent: {images} images, but {labels} labels.</source>
        <translation>{name} 前后不一致：有 {images} 张图像，却有 {labels} 个标签。</translation>
    </message>
    <message>
        <source>{name} has the label {label}; labels here go from 0 to {last}.</source>
        <translation>{name} 中有标签 {label}；这里的标签应为 0 到 {last}。</translation>
    </message>
    <message>
        <source>{name} must name 2 to 10 different classes, each with 1 to 40 printable characters.</source>
        <translation>{name} 中的类别名称应为 2 到 10 个，互不相同，每个 1 到 40 个可打印字符。</translation>
    </message>
    <message>
        <source>All training images in {name} are of one class; there must be at least two.</source>
        <translation>{name} 中的训练图像都属于同一类别；至少要有两个类别。</translation>
    </message>
    <message>
        <source>{name} has fewer than {least} images to test with.</source>
        <translation>{name} 中的测试图像少于 {least} 张。</translation>
    </message>
    <message>
        <source>{name} has other classes than this model: {data} instead of {model}.</source>
        <translation>{name} 的类别与这个模型不同：是 {data}，而不是 {model}。</translation>
    </message>
    <message>
        <source>This model does not read digits but {classes}; name its data set with --data PATH.</source>
        <translation>这个模型识别的不是数字，而是 {classes}；请用 --data PATH 指定它的数据集。</translation>
    </message>
    <message>
        <source>The saved training {name} cannot be opened: {reason}.</source>
        <translation>无法打开已保存的训练 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} is not a complete training checkpoint, and was not used.</source>
        <translation>{name} 不是完整的训练存档，未被使用。</translation>
    </message>
    <message>
        <source>The saved training {name} belongs to a run with other settings.</source>
        <translation>已保存的训练 {name} 使用的是另一组设置。</translation>
    </message>
    <message>
        <source>The saved training {name} belongs to a run that learned from other images.</source>
        <translation>已保存的训练 {name} 使用的是另一组图像。</translation>
    </message>
    <message>
        <source>The data set {name} cannot be used: {reason}.</source>
        <translation>无法使用数据集 {name}：{reason}。</translation>
    </message>
    <message>
        <source>Training needs TensorFlow, which is not installed here; “pip install tensorflow” installs it, and everything else works without it.</source>
        <translation>训练需要 TensorFlow，但这里没有安装；用“pip install tensorflow”安装即可，其他功能不受影响。</translation>
    </message>
    <message>
        <source>TensorFlow is installed here but cannot be loaded, so nothing can be trained ({reason}); installing it again usually helps.</source>
        <translation>TensorFlow 已安装但无法加载，因此不能训练（{reason}）；重新安装通常可以解决。</translation>
    </message>
    <message>
        <source>There is no TensorFlow for Python {version} yet, so nothing can be trained; install the program with Python 3.11, 3.12 or 3.13.</source>
        <translation>TensorFlow 尚不支持 Python {version}，因此不能训练；请用 Python 3.11、3.12 或 3.13 安装本程序。</translation>
    </message>
    <message>
        <source>TensorFlow sees no GPU here to train on.</source>
        <translation>TensorFlow 没有找到可用于训练的 GPU。</translation>
    </message>
    <message>
        <source>Training runs on the CPU here, which is enough for these networks: TensorFlow has had no GPU support on Windows since version 2.11; to use a GPU, use WSL 2.</source>
        <translation>训练在 CPU 上进行，对这些网络已经够用：TensorFlow 自 2.11 版起在 Windows 上不支持 GPU；要用 GPU，请使用 WSL 2。</translation>
    </message>
    <message>
        <source>Training runs on the CPU here, which is enough for these networks; on a Mac TensorFlow can use the GPU once tensorflow-metal is installed.</source>
        <translation>训练在 CPU 上进行，对这些网络已经够用；在 Mac 上安装 tensorflow-metal 后，TensorFlow 可以使用 GPU。</translation>
    </message>
    <message>
        <source>Training runs on the CPU here, which is enough for these networks; with an NVIDIA GPU, “pip install mnist-desktop[gpu]” installs what TensorFlow needs for it.</source>
        <translation>训练在 CPU 上进行，对这些网络已经够用；如有 NVIDIA GPU，用“pip install mnist-desktop[gpu]”可安装 TensorFlow 所需的组件。</translation>
    </message>
    <message>
        <source>Training runs on the GPU {name}, with {memory} MiB.</source>
        <translation>训练在 GPU {name} 上进行，显存 {memory} MiB。</translation>
    </message>
    <message>
        <source>Training runs on the GPU {name}.</source>
        <translation>训练在 GPU {name} 上进行。</translation>
    </message>
    <message>
        <source>TensorFlow could not continue the training: {reason}.</source>
        <translation>TensorFlow 无法继续训练：{reason}。</translation>
    </message>
    <message>
        <source>Dense takes a row of numbers, but gets an image of {shape}: put Flatten or Global pooling before it.</source>
        <translation>“全连接”接收一行数，得到的却是 {shape} 的图像：请在它前面加“展平”或“全局池化”。</translation>
    </message>
    <message>
        <source>Convolution takes an image, but gets a row of {count} numbers: move it above Flatten or Global pooling, or remove it.</source>
        <translation>“卷积”接收图像，得到的却是一行 {count} 个数：请把它移到“展平”或“全局池化”之前，或删除它。</translation>
    </message>
    <message>
        <source>Depthwise convolution takes an image, but gets a row of {count} numbers: move it above Flatten or Global pooling, or remove it.</source>
        <translation>“深度卷积”接收图像，得到的却是一行 {count} 个数：请把它移到“展平”或“全局池化”之前，或删除它。</translation>
    </message>
    <message>
        <source>Pooling takes an image, but gets a row of {count} numbers: move it above Flatten or Global pooling, or remove it.</source>
        <translation>“池化”接收图像，得到的却是一行 {count} 个数：请把它移到“展平”或“全局池化”之前，或删除它。</translation>
    </message>
    <message>
        <source>Global pooling takes an image, but gets a row of {count} numbers: one of it or Flatten is enough, so remove the other.</source>
        <translation>“全局池化”接收图像，得到的却是一行 {count} 个数：它和“展平”有一个就够了，请删除另一个。</translation>
    </message>
    <message>
        <source>Nothing is left of the image: after pooling it would be {after}, from {before}. Pool by {most} at most, or less before it.</source>
        <translation>图像已缩到没有了：池化会把 {before} 变成 {after}。池化窗口最大用 {most}，或在前面少缩小一些。</translation>
    </message>
    <message>
        <source>Nothing is left of the image: a kernel of {kernel} × {kernel} does not fit into {before}. Set the kernel to {most} at most, or padding to “same”.</source>
        <translation>图像已缩到没有了：{kernel} × {kernel} 的核放不进 {before}。核大小最大用 {most}，或把填充设为“same”。</translation>
    </message>
    <message>
        <source>At most {most} layers are allowed, and there are {count}: remove one to continue.</source>
        <translation>最多 {most} 层，现有 {count} 层：请删除一层再继续。</translation>
    </message>
    <message>
        <source>{parameters} parameters; at most {most}. Fewer units or filters, or a Pooling before Flatten, make it smaller.</source>
        <translation>有 {parameters} 个参数；最多 {most} 个。减少单元数或滤波器数，或在“展平”前加“池化”，可以减少参数。</translation>
    </message>
    <message>
        <source>This network branches, so it cannot be edited here, where each layer takes the one before it.</source>
        <translation>这个网络有分支，无法在这里编辑；这里每一层只接前一层。</translation>
    </message>
    <message>
        <source>This network has {count} layers and cannot be edited here: a custom network has at most {most}.</source>
        <translation>这个网络有 {count} 层，无法在这里编辑：自定义网络最多 {most} 层。</translation>
    </message>
    <message>
        <source>This network does not end in a Dense layer of ten scores, so it cannot be edited here.</source>
        <translation>这个网络的末层不是输出十个分数的“全连接”，因此无法在这里编辑。</translation>
    </message>
    <message>
        <source>This network has a layer larger than a custom network allows, so it cannot be edited here.</source>
        <translation>这个网络有一层超出了自定义网络的上限，因此无法在这里编辑。</translation>
    </message>
    <message>
        <source>There is no folder {folder} to save the model in.</source>
        <translation>没有可以保存模型的文件夹 {folder}。</translation>
    </message>
    <message>
        <source>{name} is not an ordinary file, so no model is saved there.</source>
        <translation>{name} 不是普通文件，因此模型没有保存到那里。</translation>
    </message>
    <message>
        <source>{name} could not be saved: {reason}.</source>
        <translation>无法保存 {name}：{reason}。</translation>
    </message>
    <message>
        <source>The settings could not be read, so the window starts with the defaults.</source>
        <translation>无法读取设置，窗口以默认设置启动。</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足，无法完成。</translation>
    </message>
    <message>
        <source>A process that was reading has ended; there may not be enough memory.</source>
        <translation>一个读取文件的进程已结束，可能是内存不足。</translation>
    </message>
    <message>
        <source>A network is being trained; stop it first, then start afresh.</source>
        <translation>正在训练网络；请先停止训练，再重新开始。</translation>
    </message>
    <message>
        <source>The program was reset, but {count} of its old files could not be removed, such as {name} in {folder}.</source>
        <translation>程序已恢复到全新状态，但有 {count} 个旧文件无法删除，例如 {folder} 中的 {name}。</translation>
    </message>
    <message>
        <source>The program crashed last time ({fault}).</source>
        <translation>程序上次崩溃了（{fault}）。</translation>
    </message>
    <message>
        <source>Last time the program was ended without being closed.</source>
        <translation>上次程序未经正常关闭就结束了。</translation>
    </message>
    <message>
        <source>There is no display to open a window on; `mnist-desktop --help` lists what works without one.</source>
        <translation>没有可以打开窗口的显示器；`mnist-desktop --help` 列出了无需显示器的功能。</translation>
    </message>
    <message>
        <source>The window cannot be opened because a part of it is missing: {reason}.</source>
        <translation>窗口无法打开，因为缺少一个部分：{reason}。</translation>
    </message>
    <message>
        <source>Something went wrong ({key}).</source>
        <translation>出了点问题（{key}）。</translation>
    </message>
    <message>
        <source>This computer&apos;s processor has no AVX, which TensorFlow needs, so nothing can be trained here; everything else works.</source>
        <translation>本机的处理器没有 TensorFlow 需要的 AVX，因此不能训练；其他功能不受影响。</translation>
    </message>
    <message>
        <source>TensorFlow cannot be loaded, so nothing can be trained: there is a problem with Microsoft&apos;s Visual C++ runtime ({trouble}); installing the newest “Visual C++ Redistributable (x64)” fixes it.</source>
        <translation>TensorFlow 无法加载，因此不能训练：微软 Visual C++ 运行库有问题（{trouble}）；安装最新的 “Visual C++ Redistributable (x64)” 即可解决。</translation>
    </message>
    <message>
        <source>Loading TensorFlow ends the process here, as it does on a processor without AVX, so nothing can be trained; everything else works.</source>
        <translation>在本机加载 TensorFlow 会使进程中止（与没有 AVX 的处理器上一样），因此不能训练；其他功能不受影响。</translation>
    </message>
    <message>
        <source>A model needs a name.</source>
        <translation>模型需要一个名称。</translation>
    </message>
    <message>
        <source>A model&apos;s name has at most {most} characters.</source>
        <translation>模型名称最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>The name of a model must not contain &lt; &gt; : &quot; / \ | ? *, nor begin or end with a full stop.</source>
        <translation>模型名称中不能有 &lt; &gt; : &quot; / \ | ? *，首尾不能是句点。</translation>
    </message>
    <message>
        <source>{name} is a name reserved by Windows; choose another one.</source>
        <translation>{name} 是 Windows 保留的名称，请换一个。</translation>
    </message>
    <message>
        <source>There is already a model called {name}.</source>
        <translation>已有名为 {name} 的模型。</translation>
    </message>
    <message>
        <source>The model {name} could not be renamed: {reason}.</source>
        <translation>模型 {name} 无法重命名：{reason}。</translation>
    </message>
    <message>
        <source>The model {name} could not be deleted: {reason}.</source>
        <translation>模型 {name} 无法删除：{reason}。</translation>
    </message>
    <message>
        <source>The drawing, models and settings cannot be saved: the folder {folder} cannot be written to ({reason}). Start the program with --data-dir FOLDER, or set {variable}, to use another folder.</source>
        <translation>手写内容、模型和设置都无法保存：文件夹 {folder} 不可写（{reason}）。请用 --data-dir 文件夹 启动程序，或设置 {variable}，以使用其他文件夹。</translation>
    </message>
    <message>
        <source>The drawing, models and settings cannot be saved: the folder {folder} belongs to {owner} and cannot be written to ({reason}). Start the program with --data-dir FOLDER, or set {variable}, to use another folder.</source>
        <translation>手写内容、模型和设置都无法保存：文件夹 {folder} 属于 {owner}，不可写（{reason}）。请用 --data-dir 文件夹 启动程序，或设置 {variable}，以使用其他文件夹。</translation>
    </message>
    <message>
        <source>The canvas is full: a drawing has at most {points} points. Undo or clear to continue.</source>
        <translation>纸已写满：一个手写最多 {points} 个点。请撤销或清空后继续。</translation>
    </message>
    <message>
        <source>The program crashed last time ({fault}). Your drawing was restored as it was saved on {saved}.</source>
        <translation>程序上次崩溃了（{fault}）。已恢复 {saved} 保存的手写内容。</translation>
    </message>
    <message>
        <source>The program crashed last time ({fault}). Undo brings back your drawing as it was saved on {saved}.</source>
        <translation>程序上次崩溃了（{fault}）。撤销即可恢复 {saved} 保存的手写内容。</translation>
    </message>
    <message>
        <source>Last time the program was ended without being closed. Your drawing was restored as it was saved on {saved}.</source>
        <translation>程序上次没有正常关闭。已恢复 {saved} 保存的手写内容。</translation>
    </message>
    <message>
        <source>Last time the program was ended without being closed. Undo brings back your drawing as it was saved on {saved}.</source>
        <translation>程序上次没有正常关闭。撤销即可恢复 {saved} 保存的手写内容。</translation>
    </message>
    <message>
        <source>Your last drawing has only now finished loading; Undo brings it back.</source>
        <translation>上次的手写内容现在才读取完毕；撤销即可恢复。</translation>
    </message>
    <message>
        <source>MNIST Desktop seems to be open elsewhere: the folder {folder} is in use. If it is not, you can open it here.</source>
        <translation>MNIST Desktop 似乎已在别处打开：文件夹 {folder} 正在使用。如果并非如此，可以在这里打开。</translation>
    </message>
    <message>
        <source>MNIST Desktop seems to be open on the computer {computer}, with the folder {folder}. If it is not, you can open it here.</source>
        <translation>MNIST Desktop 似乎已在计算机 {computer} 上打开，使用文件夹 {folder}。如果并非如此，可以在这里打开。</translation>
    </message>
    <message>
        <source>The disk is full, so {name} was not saved; what was there before is untouched. Free some space for {folder}.</source>
        <translation>磁盘已满，{name} 未能保存；原有内容没有改动。请为 {folder} 腾出空间。</translation>
    </message>
    <message>
        <source>MNIST Desktop is already open; its window was asked to come to the front.</source>
        <translation>MNIST Desktop 已经打开；已请求把它的窗口移到最前。</translation>
    </message>
    <message>
        <source>MNIST Desktop is already open; {name} was handed over to its window.</source>
        <translation>MNIST Desktop 已经打开；{name} 已交给它的窗口。</translation>
    </message>
    <message>
        <source>Open it here</source>
        <translation>在这里打开</translation>
    </message>
    <message>
        <source>{name} is too large for a collection of drawings: at most {limit} MiB.</source>
        <translation>{name} 作为手写集太大：最多 {limit} MiB。</translation>
    </message>
    <message>
        <source>The images in {name} are {found}; they must be numbers, many × 28 × 28 or of another size up to 128 × 128.</source>
        <translation>{name} 中的图像为 {found}；应为数值，形状为 多张 × 28 × 28，或不超过 128 × 128 的其他尺寸。</translation>
    </message>
    <message>
        <source>Some pixels in {name} are not finite numbers.</source>
        <translation>{name} 中有些像素不是有限的数。</translation>
    </message>
    <message>
        <source>{name} has {count} classes; the networks here distinguish at most {most}.</source>
        <translation>{name} 有 {count} 类；这里的网络最多区分 {most} 类。</translation>
    </message>
    <message>
        <source>{train} images to train on and {test} to test with; {validation} more were held back from the training images to choose the best epoch.</source>
        <translation>{train} 张图像用于训练，{test} 张用于测试；另从训练图像中留出 {validation} 张作验证，用来选择最佳轮次。</translation>
    </message>
    <message>
        <source>There are no labelled test images here: {test} images were held back for testing and {validation} for choosing the best epoch, leaving {train} to train on.</source>
        <translation>这里没有带标签的测试图像：留出 {test} 张用于测试，{validation} 张用来选择最佳轮次，剩下 {train} 张用于训练。</translation>
    </message>
    <message>
        <source>{train} images to train on, {validation} to choose the best epoch and {test} to test with, as in the files.</source>
        <translation>按文件中的划分：{train} 张用于训练，{validation} 张用来选择最佳轮次，{test} 张用于测试。</translation>
    </message>
    <message>
        <source>There are no labelled test images here: {test} images were held back for testing, leaving {train} to train on; the {validation} validation images of the files choose the best epoch.</source>
        <translation>这里没有带标签的测试图像：留出 {test} 张用于测试，剩下 {train} 张用于训练；最佳轮次由文件自带的 {validation} 张验证图像选择。</translation>
    </message>
    <message>
        <source>Only the name suggests {set}; the images could not be confirmed as that set, so its classes are shown as numbers (a classes.txt beside the files would name them).</source>
        <translation>只有名称像是 {set}；无法确认图像就是该数据集，因此类别以数字显示（在文件旁放一个 classes.txt 即可命名）。</translation>
    </message>
    <message>
        <source>Blank pictures were left out: {count}.</source>
        <translation>已略去空白图片：{count} 张。</translation>
    </message>
    <message>
        <source>Pictures of other sizes than 28 × 28 were centred and scaled as in MNIST: {count}.</source>
        <translation>尺寸不是 28 × 28 的图片已按 MNIST 的方式居中和缩放：{count} 张。</translation>
    </message>
    <message>
        <source>Pictures of other sizes than 28 × 28 were scaled to it, with their shades kept: {count}.</source>
        <translation>尺寸不是 28 × 28 的图片已缩放到该尺寸，保留灰度：{count} 张。</translation>
    </message>
    <message>
        <source>The built-in model reads {as_is} of {sample} of these images correctly as they are, and {changed} after turning them the way MNIST&apos;s are.</source>
        <translation>在其中 {sample} 张图像上，内置模型按原样识别正确 {as_is} 张，转成 MNIST 的方向后识别正确 {changed} 张。</translation>
    </message>
    <message>
        <source>The built-in model reads {as_is} of {sample} of these images correctly as they are, and {changed} with light and dark swapped (MNIST&apos;s digits are light on black).</source>
        <translation>在其中 {sample} 张图像上，内置模型按原样识别正确 {as_is} 张，明暗互换后识别正确 {changed} 张（MNIST 是黑底亮字）。</translation>
    </message>
    <message>
        <source>The built-in model reads {as_is} of {sample} of these images correctly as they are, and {changed} after turning them the way MNIST&apos;s are and swapping light and dark.</source>
        <translation>在其中 {sample} 张图像上，内置模型按原样识别正确 {as_is} 张，转成 MNIST 的方向并互换明暗后识别正确 {changed} 张。</translation>
    </message>
    <message>
        <source>{name} has no labelled test images of its own, so all {count} images are read; a model trained on them has already seen most of them.</source>
        <translation>{name} 没有自带的带标签测试图像，因此读取全部 {count} 张；用它们训练过的模型已见过其中大部分。</translation>
    </message>
    <message>
        <source>{name} is not a data set that can be read here: an .npz, IDX or CSV file, a ZIP of such files, or a folder of them or of pictures.</source>
        <translation>{name} 不是这里能读取的数据集：应为 .npz、IDX 或 CSV 文件、包含它们的 ZIP，或存放这些文件或图片的文件夹。</translation>
    </message>
    <message>
        <source>There is no data set in {name}: no IDX, .npz or CSV file, and no pictures in a folder for each class.</source>
        <translation>{name} 中没有数据集：没有 IDX、.npz 或 CSV 文件，也没有按类分文件夹的图片。</translation>
    </message>
    <message>
        <source>{name} has too many files for a data set: at most {limit}.</source>
        <translation>{name} 作为数据集文件太多：最多 {limit} 个。</translation>
    </message>
    <message>
        <source>{name} is locked with a password; unpack it first and open the folder.</source>
        <translation>{name} 有密码保护；请先解压，再打开文件夹。</translation>
    </message>
    <message>
        <source>{name} has no {array}; a data set has images and their labels, such as x_train and y_train.</source>
        <translation>{name} 中没有 {array}；数据集应有图像及其标签，例如 x_train 和 y_train。</translation>
    </message>
    <message>
        <source>The labels in {name} are {found}; there must be one whole number or name for each image.</source>
        <translation>{name} 中的标签为 {found}；每张图像应有一个整数或名称。</translation>
    </message>
    <message>
        <source>{name} has {columns} columns; a data set has 785 here, a label and the 784 pixels of an image of 28 × 28.</source>
        <translation>{name} 有 {columns} 列；这里的数据集应有 785 列：一个标签和 28 × 28 图像的 784 个像素。</translation>
    </message>
    <message>
        <source>{name} has pixels but no labels (784 columns, not 785), so nothing can be learned from it.</source>
        <translation>{name} 只有像素而没有标签（784 列而不是 785 列），因此无法用来学习。</translation>
    </message>
    <message>
        <source>Line {line} of {name} is not a label and 784 numbers.</source>
        <translation>{name} 的第 {line} 行不是一个标签加 784 个数。</translation>
    </message>
    <message>
        <source>{name} has no labels and was left out.</source>
        <translation>{name} 没有标签，未使用。</translation>
    </message>
    <message>
        <source>Pictures that could not be read were left out: {count}, such as {name}.</source>
        <translation>已略去无法读取的图片：{count} 张，例如 {name}。</translation>
    </message>
    <message>
        <source>A short script cannot read {name}: it is made for MNIST, .npz, IDX and CSV files with images of 28 × 28.</source>
        <translation>简短的脚本无法读取 {name}：它适用于 MNIST 以及图像为 28 × 28 的 .npz、IDX 和 CSV 文件。</translation>
    </message>
    <message>
        <source>This is not a picture that can be read here (PNG, JPEG, BMP, GIF, WebP, TIFF, AVIF or HEIC).</source>
        <translation>这不是此处能读取的图片（支持 PNG、JPEG、BMP、GIF、WebP、TIFF、AVIF 和 HEIC）。</translation>
    </message>
    <message>
        <source>This {format} picture is damaged, or in a variant of {format} that cannot be read here.</source>
        <translation>这个 {format} 图片已损坏，或者是此处无法读取的 {format} 变体。</translation>
    </message>
    <message>
        <source>This picture needs more than {limit} MB of memory to be read, so it was not read.</source>
        <translation>读取这张图片需要超过 {limit} MB 内存，因此没有读取。</translation>
    </message>
    <message>
        <source>This picture takes more than {limit} s to be read, so it was not read.</source>
        <translation>读取这张图片需要超过 {limit} 秒，因此没有读取。</translation>
    </message>
    <message>
        <source>This picture made its decoder crash, so it was not read.</source>
        <translation>这张图片使解码程序崩溃，因此没有读取。</translation>
    </message>
    <message>
        <source>Pictures cannot be read, as the process that decodes them does not start ({reason}); install the program again.</source>
        <translation>无法读取图片：负责解码的进程没有启动（{reason}）；请重新安装本程序。</translation>
    </message>
    <message>
        <source>There are no images in {name} to train on.</source>
        <translation>{name} 中没有可用于训练的图像。</translation>
    </message>
    <message>
        <source>The data set that is open has other classes than this network. Open its own on the tab Train.</source>
        <translation>打开的数据集与此网络的类别不同。请在“训练”标签页中打开该网络自己的数据集。</translation>
    </message>
    <message>
        <source>Read as {before}. {change}, this network reads {after} ({percent} %).</source>
        <translation>识别为 {before}。{change}，这个网络就会识别为 {after}（{percent} %）。</translation>
    </message>
    <message>
        <source>With the opening {place} closed</source>
        <translation>如果把{place}的开口封上</translation>
    </message>
    <message>
        <source>With the openings {place} and {second} closed</source>
        <translation>如果把{place}和{second}的开口都封上</translation>
    </message>
    <message>
        <source>With its lines joined {place}</source>
        <translation>如果把{place}的线条连起来</translation>
    </message>
    <message>
        <source>With its lines joined {place} and {second}</source>
        <translation>如果把{place}和{second}的线条都连起来</translation>
    </message>
    <message>
        <source>With its loop open {place}</source>
        <translation>如果让它的圈在{place}断开</translation>
    </message>
    <message>
        <source>With a gap {place}</source>
        <translation>如果在{place}留一个缺口</translation>
    </message>
    <message>
        <source>Without the part {place}</source>
        <translation>如果去掉{place}的部分</translation>
    </message>
    <message>
        <source>Without the stroke {place}</source>
        <translation>如果去掉{place}的一笔</translation>
    </message>
    <message>
        <source>Without the bar across it</source>
        <translation>如果去掉中间的横杠</translation>
    </message>
    <message>
        <source>Without its flag</source>
        <translation>如果去掉起笔的小斜线</translation>
    </message>
    <message>
        <source>Without the line along its top</source>
        <translation>如果去掉顶部的横线</translation>
    </message>
    <message>
        <source>Without the line along its bottom</source>
        <translation>如果去掉底部的横线</translation>
    </message>
    <message>
        <source>With its end {place} drawn further</source>
        <translation>如果把{place}的笔画末端再画长一些</translation>
    </message>
    <message>
        <source>With a short line added {place}, {second}</source>
        <translation>如果在{place}{second}添一条短线</translation>
    </message>
    <message>
        <source>With a flag {place}</source>
        <translation>如果在{place}添一条起笔的小斜线</translation>
    </message>
    <message>
        <source>With a bar across it {place}</source>
        <translation>如果在{place}添一条横杠</translation>
    </message>
    <message>
        <source>With a line along its top</source>
        <translation>如果在顶部添一条横线</translation>
    </message>
    <message>
        <source>With a line along its bottom</source>
        <translation>如果在底部添一条横线</translation>
    </message>
    <message>
        <source>With a slash through it</source>
        <translation>如果添一条穿过它的斜线</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>顶部</translation>
    </message>
    <message>
        <source>at the upper right</source>
        <translation>右上方</translation>
    </message>
    <message>
        <source>on the right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>at the lower right</source>
        <translation>右下方</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>底部</translation>
    </message>
    <message>
        <source>at the lower left</source>
        <translation>左下方</translation>
    </message>
    <message>
        <source>on the left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>at the upper left</source>
        <translation>左上方</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>upwards</source>
        <translation>向上</translation>
    </message>
    <message>
        <source>to the upper right</source>
        <translation>向右上方</translation>
    </message>
    <message>
        <source>to the right</source>
        <translation>向右</translation>
    </message>
    <message>
        <source>to the lower right</source>
        <translation>向右下方</translation>
    </message>
    <message>
        <source>downwards</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>to the lower left</source>
        <translation>向左下方</translation>
    </message>
    <message>
        <source>to the left</source>
        <translation>向左</translation>
    </message>
    <message>
        <source>to the upper left</source>
        <translation>向左上方</translation>
    </message>
    <message>
        <source>Draw an end further {place}.</source>
        <translation>把{place}的末端再画长一些。</translation>
    </message>
    <message>
        <source>Join an end to other ink {place}.</source>
        <translation>把{place}的末端连到其他笔画上。</translation>
    </message>
    <message>
        <source>Lead the line another way {place}.</source>
        <translation>让{place}的线条换个走向。</translation>
    </message>
    <message>
        <source>Turn an end another way {place}.</source>
        <translation>让{place}的末端换个方向。</translation>
    </message>
    <message>
        <source>Add a line {place}.</source>
        <translation>在{place}添一条线。</translation>
    </message>
    <message>
        <source>Shorten an end {place}.</source>
        <translation>把{place}的末端缩短。</translation>
    </message>
    <message>
        <source>Leave a gap {place}.</source>
        <translation>在{place}留一个缺口。</translation>
    </message>
    <message>
        <source>Leave out the stroke {place}.</source>
        <translation>去掉{place}的一笔。</translation>
    </message>
    <message>
        <source>Of {count} drawings by other people that networks trained like this one were this sure of ({range}), they misread {misread}.</source>
        <translation>与此网络训练方式相同的网络对他人的 {count} 幅图画有同样的把握（{range}），其中认错 {misread} 幅。</translation>
    </message>
    <message>
        <source>Of {count} validation images that this network was this sure of ({range}), it misread {misread}. Those are images of the data set, not drawings made here with the pen.</source>
        <translation>这个网络对 {count} 张验证图像有同样的把握（{range}），其中认错 {misread} 张。那些是数据集里的图像，不是在这里用笔画的。</translation>
    </message>
    <message>
        <source>Chance plays a part in such a count: between {low} and {high} of 10,000 such images may be misread (95 % interval).</source>
        <translation>这样的计数带有偶然性：10,000 张这样的图像中，认错的可能在 {low} 到 {high} 张之间（95 % 区间）。</translation>
    </message>
    <message>
        <source>Read as {before}. {change}, this network no longer reads {before}.</source>
        <translation>识别为 {before}。{change}，这个网络就不再识别为 {before}。</translation>
    </message>
    <message>
        <source>With gaps {place} and {second}</source>
        <translation>如果在{place}和{second}各留一个缺口</translation>
    </message>
    <message>
        <source>A label is printable text of 1 to {most} characters.</source>
        <translation>标签须为 1 至 {most} 个可显示的字符。</translation>
    </message>
    <message>
        <source>A writer&apos;s name is printable text of at most {most} characters.</source>
        <translation>书写者的名字最多 {most} 个可显示的字符。</translation>
    </message>
    <message>
        <source>Nothing is drawn, so there is nothing to keep.</source>
        <translation>还没有写任何内容，无可保存。</translation>
    </message>
    <message>
        <source>This drawing is too long to be kept as an example: at most {points} points.</source>
        <translation>这幅手写太长，无法保存为样本：最多 {points} 个点。</translation>
    </message>
    <message>
        <source>A time, pressure, round or name in this drawing is out of bounds.</source>
        <translation>这幅手写的时间、压力、轮次或名称超出范围。</translation>
    </message>
    <message>
        <source>This is a test image of {set}. A network that learned from it could not be tested with it, so it is not kept.</source>
        <translation>这是 {set} 的测试图像。学过它的网络就不能再用它来测试，所以不予保存。</translation>
    </message>
    <message>
        <source>This drawing is no longer kept.</source>
        <translation>这幅手写已不再保留。</translation>
    </message>
    <message>
        <source>There is already a writer called {name}.</source>
        <translation>已有名为 {name} 的书写者。</translation>
    </message>
    <message>
        <source>The kept drawings ({name}) are damaged and cannot be read.</source>
        <translation>保存的手写（{name}）已损坏，无法读取。</translation>
    </message>
    <message>
        <source>The kept drawings were damaged, so their file was renamed to {name}. Please try again: a new collection is begun.</source>
        <translation>保存的手写已损坏，其文件已改名为 {name}。请重试：将新建一个样本集。</translation>
    </message>
    <message>
        <source>The kept drawings ({name}) were written by a newer version of this program.</source>
        <translation>保存的手写（{name}）由本程序的更新版本写入。</translation>
    </message>
    <message>
        <source>The kept drawings ({name}) cannot be read or written: {reason}</source>
        <translation>无法读取或写入保存的手写（{name}）：{reason}</translation>
    </message>
    <message>
        <source>another program is using the file. Close that one and try again.</source>
        <translation>另一个程序正在使用这个文件。请关闭它再试。</translation>
    </message>
    <message>
        <source>the file is read-only. Allow writing it in {folder}.</source>
        <translation>文件是只读的。请允许写入 {folder} 中的这个文件。</translation>
    </message>
    <message>
        <source>the disk reports an error. Try again; if it happens again, copy {folder} to another disk.</source>
        <translation>磁盘报告了错误。请再试一次；如果再次发生，请把 {folder} 复制到另一块磁盘。</translation>
    </message>
    <message>
        <source>the file cannot be opened. Check who may read and write {folder}.</source>
        <translation>无法打开文件。请检查谁有权读写 {folder}。</translation>
    </message>
    <message>
        <source>SQLite&apos;s error {code}, {text}.</source>
        <translation>SQLite 错误 {code}，{text}。</translation>
    </message>
    <message>
        <source>{name} is not a file of labelled drawings, or is damaged.</source>
        <translation>{name} 不是带标签手写的文件，或已损坏。</translation>
    </message>
    <message>
        <source>Line {line} of {name} is not a labelled drawing, so nothing of this file was imported.</source>
        <translation>{name} 的第 {line} 行不是带标签的手写，因此该文件未导入任何内容。</translation>
    </message>
    <message>
        <source>{name} holds too much: at most {most} drawings and {limit} MiB can be imported at once.</source>
        <translation>{name} 内容过多：一次最多导入 {most} 幅手写、{limit} MiB。</translation>
    </message>
    <message>
        <source>These are too many drawings for one file: at most {most} and {limit} MiB. Choose fewer.</source>
        <translation>手写太多，一个文件放不下：最多 {most} 幅、{limit} MiB。请少选一些。</translation>
    </message>
    <message>
        <source>There is no drawing to export; pictures are not exported.</source>
        <translation>没有可导出的手写；图片不会导出。</translation>
    </message>
    <message>
        <source>There are too few drawings to learn from: {count}; at least {least} are needed, better three of each digit.</source>
        <translation>可供学习的绘图太少：{count} 个；至少需要 {least} 个，最好每个数字写三个。</translation>
    </message>
    <message>
        <source>The drawings are being counted.</source>
        <translation>正在清点写下的数字。</translation>
    </message>
    <message>
        <source>The model is still being loaded.</source>
        <translation>模型仍在加载。</translation>
    </message>
    <message>
        <source>A training run is on; this has to wait until it has ended.</source>
        <translation>正在训练；要等训练结束。</translation>
    </message>
    <message>
        <source>Only a model that reads digits can learn a handwriting.</source>
        <translation>只有识别数字的模型才能学习笔迹。</translation>
    </message>
    <message>
        <source>Only a network whose last layer is a dense one can learn a handwriting this quickly; train all its layers instead.</source>
        <translation>只有最后一层是全连接层的网络才能这么快学会笔迹；请改为训练它的所有层。</translation>
    </message>
    <message>
        <source>The last layer of this network takes {features} features, too many to learn a handwriting this quickly (at most {most}); train all its layers instead.</source>
        <translation>这个网络的最后一层接收 {features} 个特征，太多，无法这么快学会笔迹（最多 {most} 个）；请改为训练它的所有层。</translation>
    </message>
    <message>
        <source>The own drawings that this training learns from ({name}) are not there any more.</source>
        <translation>这次训练所学的自己的图（{name}）已不存在。</translation>
    </message>
    <message>
        <source>{name} does not hold own drawings as images, or is damaged.</source>
        <translation>{name} 不含图像形式的自己的图，或已损坏。</translation>
    </message>
    <message>
        <source>No drawing of a digit is kept, so there is none to train on besides MNIST.</source>
        <translation>没有保存任何数字的图，所以除了 MNIST 没有别的可供训练。</translation>
    </message>
    <message>
        <source>At least two writers with drawn digits are needed; pictures do not count.</source>
        <translation>至少需要两位手写过数字的书写者；图片不算。</translation>
    </message>
    <message>
        <source>A data set has {least} to {most} classes, each of another name.</source>
        <translation>数据集有 {least} 到 {most} 个类别，名称各不相同。</translation>
    </message>
    <message>
        <source>There are too few different drawings of {name} to learn from: {count}; at least {least} are needed.</source>
        <translation>可供学习的不同的“{name}”图太少：{count} 张；至少需要 {least} 张。</translation>
    </message>
    <message>
        <source>There are {count} digits here, {text}; one is explained at a time. Save one of them in a file of its own.</source>
        <translation>这里有 {count} 个数字：{text}；每次只能解释一个。请把其中一个单独保存为一个文件。</translation>
    </message>
    <message>
        <source>This small edition has no TensorFlow and cannot train; the full edition, whose package has no “small” in its name, can.</source>
        <translation>精简版不含 TensorFlow，不能训练；完整版可以，其安装包的名称里没有“small”。</translation>
    </message>
    <message>
        <source>{name} holds test images of {set}, which no network may learn.</source>
        <translation>{name} 含有 {set} 的测试图像，任何网络都不得学习这些图像。</translation>
    </message>
    <message>
        <source>MNIST Desktop is open on the computer {computer}, with the folder {folder}, or was a minute ago. Close it there, or wait a minute.</source>
        <translation>MNIST Desktop 正在计算机 {computer} 上打开，使用文件夹 {folder}，或一分钟前还打开着。请在那台计算机上将其关闭，或等一分钟再试。</translation>
    </message>
    <message>
        <source>{name} holds no drawing with a digit, 0 to 9, as its label.</source>
        <translation>{name} 中没有以 0 到 9 的数字为标签的手写。</translation>
    </message>
    <message>
        <source>{label} read as {answer}: {count} of {total}. That is right.</source>
        <translation>{label} 识别为 {answer}：{total} 张中 {count} 张。这是正确的。</translation>
    </message>
    <message>
        <source>{label} read as {answer}: {count} of {total}.</source>
        <translation>{label} 识别为 {answer}：{total} 张中 {count} 张。</translation>
    </message>
    <message>
        <source>No image here is labelled {label}.</source>
        <translation>这里没有标签为 {label} 的图像。</translation>
    </message>
    <message>
        <source>Its label is {label}, and most people doubt it: of five who were asked, {agreed} saw {label}, {saw_other} saw {other} and {neither} saw neither ({source}).</source>
        <translation>它的标签是 {label}，但多数人不认同：在被询问的五个人中，{agreed} 人看成 {label}，{saw_other} 人看成 {other}，{neither} 人认为两者都不是（{source}）。</translation>
    </message>
    <message>
        <source>You chose this network with the validation images. Open the test images once, when you have finished choosing.</source>
        <translation>您是用验证图像选定这个网络的。选择结束之后，再打开测试图像，只打开一次。</translation>
    </message>
    <message>
        <source>Networks are chosen with the validation images. Open the test images once, when you have finished choosing.</source>
        <translation>选择网络要用验证图像。选择结束之后，再打开测试图像，只打开一次。</translation>
    </message>
    <message>
        <source>This network still learns. Test images are opened when it has been chosen.</source>
        <translation>这个网络还在学习。选定之后才能打开测试图像。</translation>
    </message>
    <message>
        <source>There are no images to compare the two by.</source>
        <translation>没有可用来比较两者的图像。</translation>
    </message>
    <message>
        <source>Of {total} images, {first} and {second} read the same {right} right: nothing here tells one from the other.</source>
        <translation>在 {total} 张图像中，{first} 和 {second} 读对的是同样的 {right} 张：这里看不出两者的差别。</translation>
    </message>
    <message>
        <source>This is an image of the data set {set}, not a drawing of one&apos;s own, so it is not kept.</source>
        <translation>这是数据集 {set} 中的图像，不是自己写的，因此不会保留。</translation>
    </message>
    <message>
        <source>The network that answers still learns. It is compared when its run has ended.</source>
        <translation>作答的网络还在学习。训练结束后才能比较。</translation>
    </message>
    <message>
        <source>That is the network that answers. Choose another one to compare it with.</source>
        <translation>这就是作答的网络。请选择另一个网络与它比较。</translation>
    </message>
    <message>
        <source>The two can only be compared by images of classes that both know.</source>
        <translation>只有在两者都认识其类别的图像上才能比较。</translation>
    </message>
    <message>
        <source>Of {total} images, {gained} are read right by {first} alone and {lost} by {second} alone. These differ no more than chance explains: two equally good networks would differ at least this unevenly in {percent} % of such comparisons.</source>
        <translation>在 {total} 张图像中，只有 {first} 读对的有 {gained} 张，只有 {second} 读对的有 {lost} 张。这样的差别没有超出偶然：两个同样好的网络，在 {percent} % 的这类比较中会出现至少这么大的不均。</translation>
    </message>
    <message>
        <source>Of {total} images, {gained} are read right by {first} alone and {lost} by {second} alone. That is more than chance easily explains: two equally good networks would differ at least this unevenly in {percent} % of such comparisons.</source>
        <translation>在 {total} 张图像中，只有 {first} 读对的有 {gained} 张，只有 {second} 读对的有 {lost} 张。这样的差别很难只用偶然解释：两个同样好的网络，只在 {percent} % 的这类比较中会出现至少这么大的不均。</translation>
    </message>
    <message>
        <source>Of {total} images, {gained} are read right by {first} alone and {lost} by {second} alone. That is more than chance explains: two equally good networks would differ at least this unevenly in less than 0.1 % of such comparisons.</source>
        <translation>在 {total} 张图像中，只有 {first} 读对的有 {gained} 张，只有 {second} 读对的有 {lost} 张。这样的差别超出了偶然：两个同样好的网络，在不到 0.1 % 的这类比较中才会出现至少这么大的不均。</translation>
    </message>
    <message>
        <source>The built-in model reads {as_is} of {sample} of these images correctly: they lie and are lit as MNIST&apos;s are.</source>
        <translation>内置模型读对了其中 {sample} 张图像里的 {as_is} 张：方向和明暗都与 MNIST 相同。</translation>
    </message>
    <message>
        <source>The built-in model reads {as_is} of {sample} of these images as they are labelled, and no way of turning or inverting them makes it read enough: look whether they are upright and labelled correctly.</source>
        <translation>在 {sample} 张图像中，内置模型只有 {as_is} 张读得与标签一致，怎样旋转或反色都不够：请看看它们是否端正、标签是否正确。</translation>
    </message>
    <message>
        <source>{count} images are too few to check whether they lie as MNIST&apos;s do: look at them.</source>
        <translation>只有 {count} 张图像，不足以检查方向是否与 MNIST 相同：请自己看一看。</translation>
    </message>
    <message>
        <source>Whether images that are no digits lie upright cannot be checked here: look at them.</source>
        <translation>不是数字的图像，这里无法检查是否端正：请自己看一看。</translation>
    </message>
    <message>
        <source>{count} of {sample} images are bright at the edge, like ink on paper. What is drawn here reaches a network bright on black, as MNIST&apos;s digits do.</source>
        <translation>{sample} 张图像中有 {count} 张边缘是亮的，像纸上的墨迹。而这里画的内容与 MNIST 的数字一样，是以黑底亮字送给网络的。</translation>
    </message>
    <message>
        <source>There are no images to train on of: {classes}. These cannot be learned.</source>
        <translation>以下类别没有训练图像：{classes}。它们无法被学会。</translation>
    </message>
    <message>
        <source>There are few images to train on of: {classes}. The largest class has {largest}.</source>
        <translation>以下类别的训练图像很少：{classes}。最大的类别有 {largest} 张。</translation>
    </message>
    <message>
        <source>There are no test images of: {classes}. How well these are read will not be known.</source>
        <translation>以下类别没有测试图像：{classes}。无法知道它们读得如何。</translation>
    </message>
    <message>
        <source>Every class has images to train on and to test with; the smallest has {least} to train on.</source>
        <translation>每个类别都有训练图像和测试图像；最小的类别有 {least} 张训练图像。</translation>
    </message>
    <message>
        <source>{count} of {test} test images are also among those for training and choosing, pixel for pixel. A test on images that were learned says too much.</source>
        <translation>{test} 张测试图像中有 {count} 张也在训练和挑选用的图像之中，每个像素都相同。用学过的图像来测试，结果会偏高。</translation>
    </message>
    <message>
        <source>{count} of {compared} other test images are nearly the same as one for training or choosing: they differ by at most {bound} of 255 grey levels (root mean square).</source>
        <translation>其余 {compared} 张测试图像中有 {count} 张与某张训练或挑选用的图像几乎相同：相差至多 {bound} 个灰度级（共 255 级，均方根）。</translation>
    </message>
    <message>
        <source>Of {compared} test images that were compared with those for training and choosing, none is nearly the same as one of them (at most {bound} of 255 grey levels apart, root mean square).</source>
        <translation>与训练和挑选用的图像比较过的 {compared} 张测试图像中，没有一张与它们几乎相同（相差至多 {bound} 个灰度级，共 255 级，均方根）。</translation>
    </message>
    <message>
        <source>{count} images for training and choosing occur with another label too, pixel for pixel.</source>
        <translation>训练和挑选用的图像中，有 {count} 张以另一个标签再次出现，每个像素都相同。</translation>
    </message>
    <message>
        <source>No test of this network on test images is known here.</source>
        <translation>这里没有这个网络用测试图像测试过的记录。</translation>
    </message>
    <message>
        <source>It has been tested on test images at least once.</source>
        <translation>它已用测试图像测试过至少一次。</translation>
    </message>
    <message>
        <source>It has been tested on test images at least {count} times. Whoever chooses by them needs other ones to test with.</source>
        <translation>它已用测试图像测试过至少 {count} 次。若据此做选择，就需要另外的图像来测试。</translation>
    </message>
    <message>
        <source>The film of this training cannot be opened: {reason}.</source>
        <translation>无法打开这次训练的回放：{reason}。</translation>
    </message>
    <message>
        <source>The film of this training is damaged, so this moment cannot be shown.</source>
        <translation>这次训练的回放已损坏，无法显示这个时刻。</translation>
    </message>
    <message>
        <source>The {format} file answered otherwise than this program (probabilities differ by {difference}), so it was not written.</source>
        <translation>{format} 文件的回答与本程序不同（概率相差 {difference}），因此没有写入。</translation>
    </message>
    <message>
        <source>The model was not exported: {reason}.</source>
        <translation>模型没有导出：{reason}。</translation>
    </message>
    <message>
        <source>There is already {name} in that folder; choose another one.</source>
        <translation>那个文件夹里已经有 {name}；请另选一个。</translation>
    </message>
    <message>
        <source>The model {name} could not be brought back: {reason}.</source>
        <translation>模型 {name} 无法恢复：{reason}。</translation>
    </message>
    <message>
        <source>Type two to {most} different values, with commas between them.</source>
        <translation>请输入 2 到 {most} 个不同的值，用逗号隔开。</translation>
    </message>
    <message>
        <source>{value} is no value that this setting can have.</source>
        <translation>{value} 不是这项设置可用的值。</translation>
    </message>
    <message>
        <source>These runs differ no more than repeats of the same run do. We cannot tell yet which is better.</source>
        <translation>这些训练之间的差别，不比同一训练重复几次的差别大。现在还不能说哪个更好。</translation>
    </message>
    <message>
        <source>{better} is better than {other}: on average {better_percent} % of the validation images against {other_percent} %, {repeats} runs each. If the two did not differ, chance would part them as far in {chance} of 100 such comparisons.</source>
        <translation>{better} 比 {other} 更好：各 {repeats} 次训练，平均分别读对 {better_percent} % 和 {other_percent} % 的验证图像。如果两者没有差别，100 次这样的比较中只有 {chance} 次会偶然相差这么多。</translation>
    </message>
    <message>
        <source>These runs learned from different data sets and were measured on different images, so they cannot be compared.</source>
        <translation>这些训练学习的是不同的数据集，用不同的图像衡量，因此不能比较。</translation>
    </message>
    <message>
        <source>Of {name} there are {count} of the {repeats} repeats with the seeds 1 to {repeats}, which it takes to tell a difference from chance: choose it and press Again with five seeds.</source>
        <translation>要把差别与偶然区分开，需要种子 1 到 {repeats} 的 {repeats} 次重复；{name} 只有 {count} 次：请选中它，按“用五个种子重复”。</translation>
    </message>
    <message>
        <source>{name} is no lesson: it is larger than {limit} KiB.</source>
        <translation>{name} 不是课程文件：它大于 {limit} KiB。</translation>
    </message>
    <message>
        <source>{name} is saved, but no program was found that shows it.</source>
        <translation>{name} 已保存，但没有找到能显示它的程序。</translation>
    </message>
    <message>
        <source>{name} has too few images of the class {label} to train on: {count}, not counting those to validate and to test with, and at least {least} are needed.</source>
        <translation>{name} 中类别 {label} 的训练图像太少：除去验证和测试用的，只有 {count} 张，至少需要 {least} 张。</translation>
    </message>
    <message>
        <source>{name} is not a backup of this program, or is damaged; nothing was restored.</source>
        <translation>{name} 不是本程序的备份，或已损坏；未恢复任何内容。</translation>
    </message>
    <message>
        <source>{name} was made by a newer version of this program; nothing was restored.</source>
        <translation>{name} 由本程序的更新版本创建；未恢复任何内容。</translation>
    </message>
    <message>
        <source>{name} holds {file}, which does not belong in a backup of this program; nothing was restored.</source>
        <translation>{name} 中含有 {file}，它不属于本程序的备份；未恢复任何内容。</translation>
    </message>
    <message>
        <source>{file} in {name} is damaged or cannot be read; nothing was restored.</source>
        <translation>{name} 中的 {file} 已损坏或无法读取；未恢复任何内容。</translation>
    </message>
    <message>
        <source>{name} holds more than a backup of this program can; nothing was restored.</source>
        <translation>{name} 的内容超出了本程序备份的上限；未恢复任何内容。</translation>
    </message>
    <message>
        <source>Restoring {name} needs {needed} MB on the disk, and {free} MB are free; nothing was restored.</source>
        <translation>恢复 {name} 需要 {needed} MB 磁盘空间，而可用空间为 {free} MB；未恢复任何内容。</translation>
    </message>
    <message>
        <source>{name} could not be read, so no backup was written: {reason}.</source>
        <translation>无法读取 {name}，因此未写入备份：{reason}。</translation>
    </message>
    <message>
        <source>In the classroom mode nothing is kept; end it first, then restore.</source>
        <translation>课堂模式下不保留任何内容；请先结束课堂模式，再恢复。</translation>
    </message>
    <message>
        <source>This file holds more than a drawing can.</source>
        <translation>这个文件的内容超出了一个手写的限度。</translation>
    </message>
    <message>
        <source>Your last drawing could not be read, so its file was renamed to {name}.</source>
        <translation>上次的手写内容无法读取，其文件已改名为 {name}。</translation>
    </message>
    <message>
        <source>{name} is not a lesson that this version can show: {reason}</source>
        <translation>{name} 不是这个版本能显示的课程：{reason}</translation>
    </message>
    <message>
        <source>{name} is not a lesson that this version can show. Field {field}: {reason}</source>
        <translation>{name} 不是这个版本能显示的课程。字段 {field}：{reason}</translation>
    </message>
    <message>
        <source>{name} is not a lesson that this version can show. Step {step}, field {field}: {reason}</source>
        <translation>{name} 不是这个版本能显示的课程。第 {step} 步，字段 {field}：{reason}</translation>
    </message>
    <message>
        <source>only format {format} can be read.</source>
        <translation>只能读取格式 {format}。</translation>
    </message>
    <message>
        <source>{text} is not a figure; braces are for figures such as {example}.</source>
        <translation>{text} 不是结果名；花括号只用于结果，例如 {example}。</translation>
    </message>
    <message>
        <source>{text} is not a figure; write one such as {example}.</source>
        <translation>{text} 不是结果名；请写成例如 {example}。</translation>
    </message>
    <message>
        <source>{text} is not a figure; the closest are {values}.</source>
        <translation>{text} 不是结果名；最接近的是 {values}。</translation>
    </message>
    <message>
        <source>no step so far records the figure {text}.</source>
        <translation>到这一步为止，没有哪一步记录结果 {text}。</translation>
    </message>
    <message>
        <source>figures such as {text} are filled in only in what a step says.</source>
        <translation>像 {text} 这样的结果只能用在步骤的文字里。</translation>
    </message>
    <message>
        <source>1 to {most} of the characters a to z, 0 to 9 and - are needed.</source>
        <translation>需要 1 到 {most} 个字符，只能用 a 到 z、0 到 9 和 -。</translation>
    </message>
    <message>
        <source>no network can be trained with these settings together.</source>
        <translation>这些设置放在一起无法训练网络。</translation>
    </message>
    <message>
        <source>a run needs settings, in this step or in one before it.</source>
        <translation>训练需要设置，写在这一步或前面某一步。</translation>
    </message>
    <message>
        <source>this is not JSON; see line {line}, column {column}.</source>
        <translation>这不是 JSON；请看第 {line} 行第 {column} 列。</translation>
    </message>
    <message>
        <source>{text} is not a number in JSON.</source>
        <translation>{text} 不是 JSON 中的数。</translation>
    </message>
    <message>
        <source>this is not text in UTF-8.</source>
        <translation>这不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>a number in it has too many digits.</source>
        <translation>其中一个数字的位数太多。</translation>
    </message>
    <message>
        <source>it is nested too deeply.</source>
        <translation>嵌套太深。</translation>
    </message>
    <message>
        <source>an object in braces is needed.</source>
        <translation>需要一个花括号括起的对象。</translation>
    </message>
    <message>
        <source>this field is missing.</source>
        <translation>缺少这个字段。</translation>
    </message>
    <message>
        <source>there is no such field.</source>
        <translation>没有这个字段。</translation>
    </message>
    <message>
        <source>a number from {low} to {high} is needed.</source>
        <translation>需要 {low} 到 {high} 之间的数。</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high} is needed.</source>
        <translation>需要 {low} 到 {high} 之间的整数。</translation>
    </message>
    <message>
        <source>true or false is needed.</source>
        <translation>需要 true 或 false。</translation>
    </message>
    <message>
        <source>text of {least} to {most} characters without line breaks is needed.</source>
        <translation>需要 {least} 到 {most} 个字符的文本，不能换行。</translation>
    </message>
    <message>
        <source>one of these is needed: {values}.</source>
        <translation>需要以下之一：{values}。</translation>
    </message>
    <message>
        <source>there is no such name; the closest are {values}.</source>
        <translation>没有这个名称；最接近的是 {values}。</translation>
    </message>
    <message>
        <source>a list of {least} to {most} entries is needed.</source>
        <translation>需要有 {least} 到 {most} 项的列表。</translation>
    </message>
    <message>
        <source>an object of at most {most} entries is needed.</source>
        <translation>需要最多 {most} 项的对象。</translation>
    </message>
    <message>
        <source>{text}.</source>
        <translation>{text}。</translation>
    </message>
</context>
</TS>
