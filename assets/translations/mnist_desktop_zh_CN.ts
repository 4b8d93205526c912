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
</context>
<context>
    <name>Actions</name>
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
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Takes back the last step.</source>
        <translation>撤销上一步。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Does again what was taken back.</source>
        <translation>恢复刚才撤销的一步。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Empties the paper; Undo brings it back.</source>
        <translation>清空画纸；用“撤销”可以找回。</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Draws on the paper.</source>
        <translation>在画纸上写字。</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Takes ink away. The right mouse button and a pen&apos;s other end erase too.</source>
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
        <source>Shows a random one of the 10,000 MNIST test images, with its label.</source>
        <translation>随机显示 10,000 张 MNIST 测试图像中的一张及其标签。</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Opens a photo, a scan or a saved drawing of one digit.</source>
        <translation>打开一个数字的照片、扫描件或已保存的手写。</translation>
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
        <source>Keeps the drawing in a file.</source>
        <translation>把手写保存到文件。</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copies the drawing, to paste it in another program.</source>
        <translation>复制手写，以便粘贴到其他程序。</translation>
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
        <source>Lets a model from a .digitmodel file answer.</source>
        <translation>由 .digitmodel 文件中的模型来识别。</translation>
    </message>
    <message>
        <source>Save model…</source>
        <translation>保存模型…</translation>
    </message>
    <message>
        <source>Writes the model that answers to a .digitmodel file.</source>
        <translation>把当前识别用的模型写入 .digitmodel 文件。</translation>
    </message>
    <message>
        <source>Presentation mode</source>
        <translation>演示模式</translation>
    </message>
    <message>
        <source>Fills the screen, with larger type, for a room that watches.</source>
        <translation>全屏显示并放大文字，便于全班观看。</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门提示</translation>
    </message>
    <message>
        <source>Shows again the three hints of the first start.</source>
        <translation>再次显示首次启动时的三条提示。</translation>
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
        <source>About MNIST Desktop</source>
        <translation>关于 MNIST Desktop</translation>
    </message>
    <message>
        <source>Version, licence and credits.</source>
        <translation>版本、许可证与致谢。</translation>
    </message>
    <message>
        <source>As the system</source>
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
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>2  Answer</source>
        <translation>2  识别结果</translation>
    </message>
    <message>
        <source>The network that answers now. The Models menu has the others.</source>
        <translation>当前负责识别的网络。其他网络在“模型”菜单中。</translation>
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
    <name>CorrectionRow</name>
    <message>
        <source>Wrong? It is a</source>
        <translation>不对？它是</translation>
    </message>
    <message>
        <source>It is a {digit}</source>
        <translation>它是 {digit}</translation>
    </message>
    <message>
        <source>Keeps this drawing as an example of a {digit} in your samples folder, on this computer.</source>
        <translation>把这个手写作为数字 {digit} 的样本，保存在本机的样本文件夹中。</translation>
    </message>
    <message>
        <source>Kept as an example of a {digit}</source>
        <translation>已作为 {digit} 的样本保存</translation>
    </message>
</context>
<context>
    <name>DigitAnswer</name>
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
        <source>{digit} or {other}?</source>
        <translation>{digit} 还是 {other}？</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>不确定</translation>
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
        <source>A picture. Draw on it to start a drawing in its place.</source>
        <translation>一张图片。在上面书写即可换成新的手写。</translation>
    </message>
</context>
<context>
    <name>DrawingCanvas</name>
    <message>
        <source>Drawing paper</source>
        <translation>画纸</translation>
    </message>
    <message>
        <source>Draw a digit here with the mouse, a finger or a pen, anywhere and as large as you like. You can also drop a picture of a digit here.</source>
        <translation>用鼠标、手指或手写笔在这里写一个数字，位置和大小随意。也可以把数字图片拖放到这里。</translation>
    </message>
    <message>
        <source>Draw a digit, 0 to 9</source>
        <translation>写一个数字，0 到 9</translation>
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
    <name>ExplanationLine</name>
    <message>
        <source>Point at anything to read here what it is.</source>
        <translation>把指针移到任何地方，这里会说明它是什么。</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
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
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Pictures and drawings ({patterns})</source>
        <translation>图片和手写 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图片</translation>
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
        <source>Save model</source>
        <translation>保存模型</translation>
    </message>
    <message>
        <source>{name} is there already. Replace it?</source>
        <translation>{name} 已经存在。要替换它吗？</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>替换文件？</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Draw a digit here, with the mouse, a finger or a pen.</source>
        <translation>用鼠标、手指或手写笔在这里写一个数字。</translation>
    </message>
    <message>
        <source>The answer follows your pen: one bar a digit, the longest wins.</source>
        <translation>结果随笔而动：每个数字一根条，最长的胜出。</translation>
    </message>
    <message>
        <source>This is the network that answers, layer by layer. Other models are in the Models menu; the built-in one is always safe.</source>
        <translation>这是负责识别的网络，逐层列出。其他模型在“模型”菜单中；内置模型始终安全保留。</translation>
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
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>MNIST Desktop</source>
        <translation>MNIST Desktop</translation>
    </message>
    <message>
        <source>waking up…</source>
        <translation>正在启动…</translation>
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
        <source>Kept as an example of a {digit}: {path}.</source>
        <translation>已作为数字 {digit} 的样本保存：{path}。</translation>
    </message>
    <message>
        <source>Esc or F11 leaves presentation mode.</source>
        <translation>按 Esc 或 F11 退出演示模式。</translation>
    </message>
</context>
<context>
    <name>MessageStrip</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ModelsMenu</name>
    <message>
        <source>Built-in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>Lets this model answer.</source>
        <translation>由这个模型来识别。</translation>
    </message>
    <message>
        <source>{name} (cannot be read)</source>
        <translation>{name}（无法读取）</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
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
    <name>NetworkPanel</name>
    <message>
        <source>3  The network</source>
        <translation>3  网络</translation>
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
        <source>Layers of the network that answers</source>
        <translation>当前网络的各层</translation>
    </message>
    <message>
        <source>The network that answers, from the image at the top to the ten scores at the bottom. Parameters are the numbers that it learned.</source>
        <translation>当前负责识别的网络结构，从最上面的图像到最下面的十个分数。参数就是它学到的数。</translation>
    </message>
    <message>
        <source>{count} learned numbers in {layers} layers.</source>
        <translation>{layers} 层，共 {count} 个学到的数。</translation>
    </message>
    <message>
        <source>Trained on {date}.</source>
        <translation>训练于 {date}。</translation>
    </message>
    <message>
        <source>Convolution {size} × {size}</source>
        <translation>卷积 {size} × {size}</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Depthwise convolution {size} × {size}</source>
        <translation>深度卷积 {size} × {size}</translation>
    </message>
    <message>
        <source>Right on {percent} % of 10,000 MNIST test images.</source>
        <translation>10,000 张 MNIST 测试图像中识别正确 {percent} %。</translation>
    </message>
    <message>
        <source>Activation: {function}</source>
        <translation>激活：{function}</translation>
    </message>
    <message>
        <source>Pooling {pool} × {pool}</source>
        <translation>池化 {pool} × {pool}</translation>
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
        <source>Dense, {units} units</source>
        <translation>全连接，{units} 个单元</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活（Dropout）</translation>
    </message>
</context>
<context>
    <name>PreprocessingChoice</name>
    <message>
        <source>MNIST&apos;s own</source>
        <translation>MNIST 自己的方法</translation>
    </message>
    <message>
        <source>Plain resize</source>
        <translation>直接缩放</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不处理</translation>
    </message>
    <message>
        <source>Every digit comes to the middle, 20 pixels on its longer side, as MNIST&apos;s did.</source>
        <translation>每个数字都移到正中，长边 20 像素，与 MNIST 相同。</translation>
    </message>
    <message>
        <source>The whole paper is made 28 × 28 pixels: a 7 in the corner stays in the corner.</source>
        <translation>整张画纸缩成 28 × 28 像素：角落里的 7 仍在角落里。</translation>
    </message>
    <message>
        <source>28 × 28 points of the paper as they are, black or white, nothing averaged.</source>
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
        <source>⚠ Not MNIST&apos;s own: go back</source>
        <translation>⚠ 不是 MNIST 自己的方法：恢复</translation>
    </message>
    <message>
        <source>How the drawing becomes 28 × 28 pixels. MNIST&apos;s own recipe puts every digit in the middle, 20 pixels high; try the others to see why that matters.</source>
        <translation>手写如何变成 28 × 28 像素。MNIST 自己的方法把每个数字放到正中，长边 20 像素；试试其他方法，看看它为什么重要。</translation>
    </message>
    <message>
        <source>Ink and paper change places: the network learned light ink on dark paper.</source>
        <translation>墨迹与纸互换颜色：网络学的是深色纸上的浅色墨迹。</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
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
        <source>{percent} %</source>
        <translation>{percent} %</translation>
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
    <name>StatusLine</name>
    <message>
        <source>Answers are computed on the CPU</source>
        <translation>识别在 CPU 上计算</translation>
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
        <source>This is not a picture that can be read here (PNG, JPEG, BMP, GIF, WebP or TIFF).</source>
        <translation>这不是可以读取的图片（PNG、JPEG、BMP、GIF、WebP 或 TIFF）。</translation>
    </message>
    <message>
        <source>This picture is damaged or incomplete and cannot be read.</source>
        <translation>这张图片已损坏或不完整，无法读取。</translation>
    </message>
    <message>
        <source>An array of shape {shape} is not a picture: (height, width[, 1 to 4]).</source>
        <translation>形状为 {shape} 的数组不是图片:应为(高, 宽[, 1 到 4])。</translation>
    </message>
    <message>
        <source>An array of type {dtype} is not a picture: numbers or true and false.</source>
        <translation>类型为 {dtype} 的数组不是图片：应为数或真假值。</translation>
    </message>
    <message>
        <source>This drawing has points that are not numbers: x, y[, time[, pressure]].</source>
        <translation>这个手写中有不是数的点:x, y[, 时间[, 压力]]。</translation>
    </message>
    <message>
        <source>The text of this drawing is not a short text.</source>
        <translation>这个手写的文字说明不是简短的文字。</translation>
    </message>
    <message>
        <source>This file is too large for a drawing: at most {megabytes} MiB.</source>
        <translation>作为手写，这个文件太大：最多 {megabytes} MiB。</translation>
    </message>
    <message>
        <source>This drawing has points that lie infinitely far away.</source>
        <translation>这个手写中有无穷远处的点。</translation>
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
        <source>The model {name} is not there.</source>
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
        <source>{name} is not a whole model file, and was not used.</source>
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
        <source>The saved training {name} cannot be opened: {reason}.</source>
        <translation>无法打开已保存的训练 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} is not a whole saved training, and was not used.</source>
        <translation>{name} 不是完整的训练存档，未被使用。</translation>
    </message>
    <message>
        <source>The saved training {name} is of a run with other settings.</source>
        <translation>已保存的训练 {name} 使用的是另一组设置。</translation>
    </message>
    <message>
        <source>The disk is full, so {name} was not saved; what was there before is untouched.</source>
        <translation>磁盘已满，{name} 没有保存；原有内容没有改动。</translation>
    </message>
    <message>
        <source>{name} could not be saved: {reason}.</source>
        <translation>无法保存 {name}：{reason}。</translation>
    </message>
    <message>
        <source>The settings could not be read, so the window starts with the usual ones.</source>
        <translation>无法读取设置，窗口以默认设置启动。</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足，无法完成。</translation>
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
</context>
</TS>
