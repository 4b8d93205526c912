; The setup program: for one person, without administrator, without network.
; Compiled by installers/windows/nsis.py, which defines what stands in ${} in capitals.

Unicode true
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define NAME "MNIST Desktop"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\MNISTDesktop"
!define CLASSES "Software\Classes"
!define OLDEST_BUILD 15063 ; of Windows 10, version 1703

Name "${NAME}"
OutFile "${RESULT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
RequestExecutionLevel user
; Not /SOLID: that packs everything as one block, which must stay below 2 GB, and TensorFlow's DLL
; alone has 1 GB.
SetCompressor lzma
SetCompressorDictSize 32
ManifestDPIAware true

VIProductVersion "${FOUR_NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${SHOWN_NAME} Setup"
VIAddVersionKey /LANG=0 "CompanyName" "MNIST Desktop contributors"
VIAddVersionKey /LANG=0 "LegalCopyright" "(c) 2026 MNIST Desktop contributors, MIT licence"

!define MUI_ICON "${ICONS}/mnist-desktop.ico"
!define MUI_UNICON "${ICONS}/mnist-desktop.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString TooOld ${LANG_ENGLISH} "${NAME} needs Windows 10, version 1703 or newer, with 64 bits."
LangString TooOld ${LANG_SIMPCHINESE} "${NAME} 需要 64 位的 Windows 10（1703 或更新版本）。"
LangString InUse ${LANG_ENGLISH} "${NAME} is open. Please close it first."
LangString InUse ${LANG_SIMPCHINESE} "${NAME} 正在运行，请先将其关闭。"
LangString Model ${LANG_ENGLISH} "Digit model"
LangString Model ${LANG_SIMPCHINESE} "数字识别模型"
LangString Ink ${LANG_ENGLISH} "Digit drawing"
LangString Ink ${LANG_SIMPCHINESE} "手写数字笔迹"
LangString DeleteData ${LANG_ENGLISH} "Delete your models, drawings and settings too?$\n$\n$LOCALAPPDATA\mnist-desktop"
LangString DeleteData ${LANG_SIMPCHINESE} "是否同时删除您的模型、笔迹和设置？$\n$\n$LOCALAPPDATA\mnist-desktop"

; A program that runs cannot be opened for writing.
!macro StopIfOpen FILE
  ${If} ${FileExists} "${FILE}"
    ${Do}
      ClearErrors
      FileOpen $0 "${FILE}" a
      ${IfNot} ${Errors}
        FileClose $0
        ${Break}
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(InUse)" /SD IDCANCEL IDRETRY +2
      Abort
    ${Loop}
  ${EndIf}
!macroend

!macro RemoveProgram
  ; By name, never the folder as a whole: a person may have chosen one with other things in it.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\${NAME}.exe"
  Delete "$INSTDIR\mnist-desktop.exe"
  Delete "$INSTDIR\digitmodel.ico"
  Delete "$INSTDIR\digitink.ico"
!macroend

!macro Associate EXTENSION CLASS TEXT
  WriteRegStr HKCU "${CLASSES}\MNISTDesktop.${CLASS}" "" "${TEXT}"
  WriteRegStr HKCU "${CLASSES}\MNISTDesktop.${CLASS}\DefaultIcon" "" "$INSTDIR\${EXTENSION}.ico"
  WriteRegStr HKCU "${CLASSES}\MNISTDesktop.${CLASS}\shell\open\command" "" \
    '"$INSTDIR\${NAME}.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.${EXTENSION}" "" "MNISTDesktop.${CLASS}"
  WriteRegStr HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids" "MNISTDesktop.${CLASS}" ""
!macroend

!macro Dissociate EXTENSION CLASS
  DeleteRegKey HKCU "${CLASSES}\MNISTDesktop.${CLASS}"
  DeleteRegValue HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids" "MNISTDesktop.${CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\.${EXTENSION}" ""
  ${If} $0 == "MNISTDesktop.${CLASS}"
    DeleteRegValue HKCU "${CLASSES}\.${EXTENSION}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${EXTENSION}"
!macroend

; Has the Explorer look at the associations again.
!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  ; Qt needs the system's own icuuc.dll, which came with version 1703.
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section "${NAME}" Program
  !insertmacro StopIfOpen "$INSTDIR\${NAME}.exe"
  !insertmacro StopIfOpen "$INSTDIR\mnist-desktop.exe"
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File "${FROZEN}/${NAME}.exe"
  File "${FROZEN}/mnist-desktop.exe"
  File /r "${FROZEN}/_internal"
  File /r "${FROZEN}/licences"
  File "${ICONS}/digitmodel.ico"
  File "${ICONS}/digitink.ico"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${NAME}.exe"
  !insertmacro Associate "digitmodel" "Model" "$(Model)"
  !insertmacro Associate "digitink" "Ink" "$(Ink)"
  !insertmacro TellExplorer

  WriteUninstaller "$INSTDIR\Uninstall.exe"
  SectionGetSize ${Program} $0
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${SHOWN_NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "MNIST Desktop contributors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  !insertmacro StopIfOpen "$INSTDIR\${NAME}.exe"
  !insertmacro StopIfOpen "$INSTDIR\mnist-desktop.exe"
  !insertmacro RemoveProgram
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro Dissociate "digitmodel" "Model"
  !insertmacro Dissociate "digitink" "Ink"
  !insertmacro TellExplorer
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ${If} ${FileExists} "$LOCALAPPDATA\mnist-desktop\*"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(DeleteData)" /SD IDNO IDNO +2
    RMDir /r "$LOCALAPPDATA\mnist-desktop"
  ${EndIf}
SectionEnd
