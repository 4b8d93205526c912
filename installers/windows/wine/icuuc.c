/* icuuc.dll, which Windows 10 has since 1703 and Wine 8 lacks: Qt takes rare text encodings from
   it. This one knows none. */
#define EXPORTED __declspec(dllexport)
#define FILE_ACCESS_ERROR 4 /* U_FILE_ACCESS_ERROR of utypes.h */
#define NOTHING(name) EXPORTED void name(void) {}

EXPORTED void *ucnv_open(const char *name, int *error) { *error = FILE_ACCESS_ERROR; return 0; }
EXPORTED const char *ucnv_getName(void *converter, int *error)
{
    *error = FILE_ACCESS_ERROR;
    return 0;
}
EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{
    *error = FILE_ACCESS_ERROR;
    return 0;
}
EXPORTED const char *ucnv_getAvailableName(int number) { return 0; }
EXPORTED int ucnv_countAvailable(void) { return 0; }
EXPORTED signed char ucnv_getMaxCharSize(void *converter) { return 1; }
EXPORTED int ucnv_toUCountPending(void *converter, int *error) { return 0; }
EXPORTED int ucnv_fromUCountPending(void *converter, int *error) { return 0; }
NOTHING(ucnv_close)
NOTHING(ucnv_reset)
NOTHING(ucnv_toUnicode)
NOTHING(ucnv_fromUnicode)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_cbFromUWriteUChars)
NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
