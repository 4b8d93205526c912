/* bcryptprimitives.dll, which Windows 10 has and Wine 8 lacks: random numbers for Rust's library,
   with which safetensors is made. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size)
{
    return SystemFunction036(data, (ULONG)size);
}
