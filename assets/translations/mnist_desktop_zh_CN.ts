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
    <name>AnswerReports</name>
    <message>
        <source>waking up…</source>
        <translation type="unfinished">正在启动…</translation>
    </message>
    <message>
        <source>new network, not kept yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in training, epoch {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>built-in</source>
        <translation type="unfinished">内置</translation>
    </message>
    <message>
        <source>{model}, {percent} %</source>
        <translation type="unfinished">{model}，{percent} %</translation>
    </message>
</context>
<context>
    <name>AnswererSwitch</name>
    <message>
        <source>New network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network of the training run answers your drawing, as far as it has learned. The ticks on the bars are the model in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that was there before answers. The ticks on the bars are the new network: watch them move while it learns.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AugmentationForm</name>
    <message>
        <source>New examples made from old ones (augmentation)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change every image a little, each time anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network never sees the same image twice, so it cannot learn them by heart. Try it with 1,000 images: training accuracy falls, validation accuracy rises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stroke width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each image is turned, either way. A little teaches crooked writing; too much makes a 6 a 9: try 180° and watch 6 and 9 being mistaken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each image is moved. More: digits off the middle are read better; too far cuts them off. Try 6 px and look at the images below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much wider, narrower, higher or lower each image becomes. More: large and small writing is read alike; past 50 % digits lose their shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each image leans, in pixels a pixel of height. More: slanting handwriting is read better; past 0.5 a 1 lies down. Watch the images below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much thicker or thinner the strokes become. More: thin and thick pens are read alike; at 100 % thin loops may close or tear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far strokes are bent, in pixels. A little looks like another person&apos;s hand; past 1.5 px digits become scribbles: watch the training accuracy fall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many images become dark on bright. 0: only bright ink on black is read; try 50 % and the network reads both, but learns more slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How bright the paper behind the ink may become. More: grey photos are read better; at 100 % the ink can vanish. Watch the images below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much grain lies over each image. A little makes the network look at whole strokes; past 40 % it sees mostly grain and the loss stays high.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AugmentationPreview</name>
    <message>
        <source>Eight training images as the network will see them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eight training images as the network will see them, changed by the amounts above. Click for new ones; if you cannot read them any more, the amounts are too large.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrokenOffRow</name>
    <message>
        <source>A training run broke off when the program ended, in epoch {epoch} of {epochs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on from the last saved state as if nothing had happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgets the run; models that were kept stay.</source>
        <translation type="unfinished"></translation>
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
    <name>ChartHover</name>
    <message>
        <source>epoch {epoch}: validation {validation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch}: training {training}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch}: training {training}, validation {validation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished">{percent} %</translation>
    </message>
</context>
<context>
    <name>ClassWeightsForm</name>
    <message>
        <source>Importance of each digit (class weights)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance of each class (class weights)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a mistake with “{name}” counts in the loss; 1 is normal. More: it is missed less often, but others are taken for it; try 5 and watch the table at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives every one the weight 1 again, no more, no less.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps this drawing as an example of “{name}” in your samples folder, on this computer.</source>
        <translation type="unfinished"></translation>
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
        <source>Kept as an example of “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as an example of a {digit}</source>
        <translation>已作为 {digit} 的样本保存</translation>
    </message>
</context>
<context>
    <name>DataRow</name>
    <message>
        <source>Data: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images that the network learns from. MNIST has 70,000 handwritten digits; try Fashion-MNIST and watch how much harder clothes are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns from the digits again that come with this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data set…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns from images of your own: four IDX files or one .npz in MNIST&apos;s form, with up to ten classes. Harder images need more epochs and end lower.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosisLine</name>
    <message>
        <source>What the two charts say about this training. Training images are those that the network learns from; validation images it never learns from.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosisWords</name>
    <message>
        <source>Stop, keep epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the training now. The weights of the epoch that read the most validation images right are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new training with a tenth of the learning rate: each batch moves the weights less, so that the loss can settle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new training with the learning rate that most networks learn well at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new training that goes through the images more often. A network needs some hundred batches to learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new training with new examples made from old ones (augmentation): images are turned, moved and bent a little each time. They cannot be learned by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new training with ten times as many images, or all there are. More of them are harder to learn by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is learning: {validation} % of validation images right after epoch {epoch}. Draw and watch the bars.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss became infinite: the steps were too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overfitting since epoch {epoch}: validation loss rises while training loss falls. It learns by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{training} % right in training, {test} % in the test: it learns its examples by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{training} % right in training, {validation} % in validation: it learns its examples by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only guessing after epoch {epoch} ({validation} % right): it has learned only a few batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only guessing after epoch {epoch} ({validation} % right): the steps are probably too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only guessing after epoch {epoch} ({validation} % right): the learning rate does not suit it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No better than guessing after epoch {epoch}: {validation} % of validation images right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again with a tenth of the rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again with the usual rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again with more epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again with new examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again with more images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart with a tenth of the rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart with the usual rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart with more epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart with new examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart with more images</source>
        <translation type="unfinished"></translation>
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
        <source>The class that the network reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class that the network finds most probable, and how sure it is.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <source>Data sets in MNIST&apos;s form ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python script ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notebook ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Keras code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation type="unfinished"></translation>
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
        <source>Press Train and watch a network learn: your drawing is answered by it meanwhile. The model in use stays safe until you choose.</source>
        <translation type="unfinished"></translation>
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
    <name>HistoryChart</name>
    <message>
        <source>Loss (lower is better)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss: how far the answers are from the right ones. Blue: the images it learns from; orange: images it does not learn from. Both should fall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy (higher is better)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy: how many images of a hundred are read right. Blue: the images it learns from; orange: images it does not learn from. Both should rise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first point comes in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Train: loss should fall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Train: accuracy should rise</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JudgementView</name>
    <message>
        <source>New network, validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation accuracy: how many of the images that the network did not learn from it reads right. It chose the best epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New network, test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old model, test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of test images that is read right. They chose nothing: neither the weights nor the epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network that learns by heart does well on the images it learned from and worse on others. More images, or new examples made from old ones, narrow the gap.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KerasCodeDialog</name>
    <message>
        <source>Keras code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run as a program of its own. It needs Python with TensorFlow, no internet, and learns as this window does, up to chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the whole code on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as .py…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves a file that Python runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as &amp;notebook…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves a file for Jupyter, where you run and change the code step by step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">关闭</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerButtons</name>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a layer after the chosen one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes the chosen layer (Delete in the table)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the chosen layer before the one above it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the chosen layer after the one below it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerForm</name>
    <message>
        <source>same: zeros around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid: inside only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max: the largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average: the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of every network: one score for each digit. It stays as it is and where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U&amp;nits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paddin&amp;g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many patterns it looks for (1 to 256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pixels wide and high the window is (1 to 7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pixels the window moves at a time (1 to 4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pixels wide and high each square is (1 to 7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers it gives (1 to 2048)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the numbers are left out while training (0 to 80 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the window may reach over the edge of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done to each number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which number stands for all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether one more number is added for each filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerTable</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished">层</translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished">输出</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished">参数</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network from the image at the top to the ten scores at the bottom. Parameters are the numbers that it learns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerWords</name>
    <message>
        <source>Convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depthwise convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation type="unfinished">批归一化</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global pooling</source>
        <translation type="unfinished">全局池化</translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished">相加</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation type="unfinished">相乘</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation type="unfinished">展平</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished">随机失活（Dropout）</translation>
    </message>
    <message>
        <source>Dense, {count} scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution {kernel} × {kernel}, {filters} filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depthwise convolution {kernel} × {kernel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation: {function}</source>
        <translation type="unfinished">激活：{function}</translation>
    </message>
    <message>
        <source>Pooling {size} × {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense, {units} units</source>
        <translation type="unfinished">全连接，{units} 个单元</translation>
    </message>
    <message>
        <source>Dropout of {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{filters} filters, {kernel} × {kernel}, {padding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kernel} × {kernel}, {padding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{units} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished">{percent} %</translation>
    </message>
    <message>
        <source>stride {stride}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves small windows over the image; each filter learns to find one pattern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One small window for each channel by itself: far fewer parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the numbers at a like size from batch to batch, so that learning is quicker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bends each number; without it many layers could do no more than one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the image smaller: one number for each square of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One number for each channel; the image becomes a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts all numbers of the image in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every unit takes every number of the row before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves out some numbers at random while training, so that the network does not learn by heart.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>MNIST Desktop</source>
        <translation>MNIST Desktop</translation>
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
    <name>NetworkDialog</name>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From an image of 28 × 28 to ten scores, one a digit: {parameters} parameters (numbers that it learns) in {layers} layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit network…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a network of your own from this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkEditor</name>
    <message>
        <source>Edit network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It starts from “{name}” instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layers} of {most_layers} layers, {parameters} of {most} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layers} of {most_layers} layers</source>
        <translation type="unfinished"></translation>
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
    <name>PresetCombo</name>
    <message>
        <source>Ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tutorials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets everything below at once: the network, the images and how it learns. Start with Quick, then train a tutorial&apos;s and compare how far each comes and how long it takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1  Three-convolution CNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2  The same with new examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3  LeNet-style CNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4  Wide 5×5 CNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5  MLP with 512 units</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetDescription</name>
    <message>
        <source>A small CNN with batch norm that learns in seconds, because its learning rate goes up once and then down (one cycle).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in model&apos;s network, {parameters} learned numbers, which trains for minutes with new examples made from old ones (augmentation) and averaged weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CNN of three convolutions, {parameters} learned numbers, trained by Adam for 5 epochs in batches of 32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same CNN as tutorial 1 in batches of 64, with new examples made from old ones (augmentation) and a 9 that counts double (class weights).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CNN in the style of LeNet with only {parameters} learned numbers, whose outputs are raw scores (logits), trained for 10 epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CNN with two wide convolutions of 5 × 5 and 1,000 units after them, {parameters} learned numbers, trained for 10 epochs in batches of 128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A multilayer perceptron (MLP): no convolutions, only 512 units that each look at all 784 pixels, trained by RMSprop for 5 epochs in batches of 128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit first and watch how soon the half-trained network reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch whether the validation accuracy lies above the training accuracy: only the training images are bent and turned, which makes them harder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch the two loss lines: when training goes on falling but validation no longer does, more epochs will not help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch the training accuracy stay lower than in tutorial 1, because every image is changed anew, and see whether validation suffers by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch how far so few numbers come, and compare the time of an epoch with tutorial 4, which has many more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch the training loss come close to 0 while the validation loss stays where it is or rises: that gap is overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch how quick each epoch is, and how much lower the validation accuracy ends than that of a network with convolutions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reaches about 99.3 % on MNIST&apos;s test images; 5,000 training images are kept apart to choose the best epoch, and the test images choose nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here it learns from MNIST only; the built-in model also learned from pen drawings, so it may still read yours better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tutorial tells {told} % and validates on the test set; here 5,000 training images are kept apart for that, and the test set chooses nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tutorial tells {told} %, divides the pixels by 255 twice and validates on the test set; here the division is mended, 5,000 training images are kept apart for validation, and the test set chooses nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tutorial tells {told} % and validates on nothing; here 5,000 training images are kept apart for that, and the test set chooses nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>Something differs from the preset. Choose the preset again to set everything back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About this preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this preset is, what to watch while it trains, and how far it comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the layers of the network that will be trained, and changes them. More layers and filters learn finer shapes and take longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probability of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure the network is of each class; together they add up to 100 %. Point at a bar, or use the arrow keys, for its score before softmax.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
    <name>ResultCard</name>
    <message>
        <source>Keep this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new network answers from now on. The old one stays in the Models menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the old one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model from before the training answers again. The new network stays in the Models menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation accuracy: how many of the images that the network did not learn from it reads right. It chose the best epoch.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultWords</name>
    <message>
        <source>not validated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished">{percent} %</translation>
    </message>
    <message>
        <source>of {count} validation images right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {count} validation digits right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept: {name} answers from now on. The old one is in the Models menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old model answers again; {name} is in the Models menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring on {count} test images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training {training} %, test {test} %: hardly any gap. It reads new images as well as those it learned from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training {training} %, test {test} %: a normal gap. It reads new images almost as well as those it learned from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training {training} %, test {test} %: a wide gap. It learned its examples by heart more than it learned what they have in common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained in {time} on: {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended before its first batch: there is nothing to keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss became infinite in epoch {last}. These are the last good weights; they were not checked on validation images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before it was checked on validation images. These are its newest weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss became infinite in epoch {last}; these are the weights of epoch {best}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended after epoch {epochs}, as none was better than epoch {best}; these are its weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Best so far: the weights of epoch {best} of {epochs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are the weights of the best epoch, {best} of {epochs}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one cycle: up, then down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>falls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-entropy, softened targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many images are learned at once; the weights move once a batch. Small: slow epochs and a loss that trembles; large: fast, but few moves. Try 8 and watch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule by which the weights move. Adam and AdamW suit most networks; SGD needs a larger learning rate: try it with 0.05 and watch how the loss falls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each batch moves the weights. Too low: the loss hardly falls; too high: it jumps or becomes infinite. Try ten times as much and watch the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes during the run. Small steps at the end settle the weights: try “stays” and watch validation tremble in the last epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that training makes smaller. Softened targets make the network less sure of itself; squared error learns more slowly. Compare the first epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the run after this many epochs without a better validation accuracy. Small: saves time, may stop too soon. Try 3 with 30 epochs and watch where it stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers with the average of the latest weights instead of the last ones. On: steadier and often a little better; off: watch validation go up and down more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where chance begins: the first weights and the order of the images. The same seed repeats a run; try another and watch how much of a difference is mere chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does the computing. A GPU is faster with large networks and large batches; for small ones the CPU is as fast. Watch the time of an epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} without a better epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Averaged weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU (none found)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartRow</name>
    <message>
        <source>&amp;Start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the layers of another network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network as it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished">撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished">重做</translation>
    </message>
    <message>
        <source>{name}: {layers} layers, {parameters} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {layers} layers, more than the {most} of your own network</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training on the CPU, which is enough here</source>
        <translation type="unfinished"></translation>
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
    <name>TestImagesRow</name>
    <message>
        <source>Some of the test images with what they are and what the new network reads. Up to two of its mistakes are picked out on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ wrong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingAmount</name>
    <message>
        <source>Training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many images the network learns from. Fewer are done sooner, but it will know fewer ways to write a digit: try 1,000 and watch how much lower validation ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the network goes through all training images; once is an epoch. Too few: the lines still rise at the end; too many: training rises, validation does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reckoned from what this computer did before; more images, more epochs and a larger network take longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {seconds} s on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {minutes} min on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {hours} h on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingButtons</name>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the training and keeps the weights of its best epoch so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns only some batches a second, so that you can watch how each of them changes the answer to your drawing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Slow motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new network starts from random weights and learns to read digits. The model in use stays as it is until you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the training go on where it paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the training wait; nothing that it has learned is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training goes on where it was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 more epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains the same network further, at a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingDialogs</name>
    <message>
        <source>Saved as {path}.</source>
        <translation type="unfinished">已保存为 {path}。</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>3  Train a new network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingProgress</name>
    <message>
        <source>How much of the training is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An epoch is one round through all training images; a batch is the handful that is learned at once. After each epoch the network is checked on images that it does not learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting TensorFlow, only the first time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingSettings</name>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else that can be set. The preset&apos;s values are good ones: change one at a time, train again and compare the charts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Keras code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows this training as a Python script that you can run without this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network is in training with these settings. Stop it, or wait for its end, to change them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingWords</name>
    <message>
        <source>Epoch {epoch} of {epochs}, batch {batch} of {batches}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}, batch {batch} of {batches}, {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This epoch so far: loss {loss}, accuracy {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused in epoch {epoch} of {epochs}, at batch {batch} of {batches}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: checking on {images} validation images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: {epochs} in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended after {epochs} and {time}, as it got no better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after {epochs} and {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss became infinite after {epochs} and {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 whole epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} whole epochs</source>
        <translation type="unfinished"></translation>
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
        <source>{name} is not a data set that can be read here: an .npz file in MNIST&apos;s form, or four IDX files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data set in the folder {name}; it is looked for under names like train-images-idx3-ubyte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are several data sets in the folder {name}; open one of the files instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the four files of this data set is not there: {missing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged or incomplete, or not what its name says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is too large for a data set: at most {images} images and {mebibytes} MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no {array}; a data set has x_train, y_train, x_test and y_test as MNIST&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images in {name} are {found}; they must be many × 28 × 28, whole numbers from 0 to 255 (uint8).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels in {name} are {found}; they must be one row of whole numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not fit together: {images} images, but {labels} labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has the label {label}; labels here go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The names of the classes in {name} must be 2 to 10 different ones, each of 1 to 40 printable characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All training images in {name} are of one class; there must be at least two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has a class with fewer than {least} training images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has fewer than {least} images to test with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has other classes than this model: {data} instead of {model}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model does not read digits but {classes}; name its data set with --data PATH.</source>
        <translation type="unfinished"></translation>
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
        <source>The saved training {name} is of a run that learned from other images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set {name} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training needs TensorFlow, which is not installed here; “pip install tensorflow” brings it, and all else works without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TensorFlow is installed here but cannot be loaded, so nothing can be trained ({reason}); installing it again usually helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s processor is too old for TensorFlow (it has no AVX), so nothing can be trained here; all else works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no TensorFlow for Python {version} yet, so nothing can be trained; install the program with Python 3.11, 3.12 or 3.13.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TensorFlow sees no GPU here to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CPU trains here, which is enough for these networks: on Windows TensorFlow has had no GPU since version 2.11; the way to one is WSL 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CPU trains here, which is enough for these networks; on a Mac TensorFlow can use the GPU once tensorflow-metal is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CPU trains here, which is enough for these networks; with an NVIDIA GPU, “pip install mnist-desktop[gpu]” brings what TensorFlow needs for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GPU {name} trains, with {memory} MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TensorFlow could not go on with the training: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense takes a row of numbers, but gets an image of {shape}: put Flatten or Global pooling before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution takes an image, but gets a row of {count} numbers: move it above Flatten or Global pooling, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depthwise convolution takes an image, but gets a row of {count} numbers: move it above Flatten or Global pooling, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling takes an image, but gets a row of {count} numbers: move it above Flatten or Global pooling, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global pooling takes an image, but gets a row of {count} numbers: one of it or Flatten is enough, so remove the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left of the image: after pooling it would be {after}, from {before}. Pool by {most} at most, or less before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left of the image: a kernel of {kernel} × {kernel} does not fit into {before}. Set the kernel to {most} at most, or padding to “same”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {most} layers, and here are {count}: remove one to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameters} parameters; at most {most}. Fewer units or filters, or a Pooling before Flatten, make it smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network branches, so it cannot be edited here, where each layer takes the one before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network has {count} layers and cannot be edited here: a network of your own has at most {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network does not end in a Dense layer of ten scores, so it cannot be edited here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network has a layer larger than those of a network of your own, so it cannot be edited here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {folder} to save the model in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not an ordinary file, so no model is saved there.</source>
        <translation type="unfinished"></translation>
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
