/** SRTP and SRTCP (RFC 3711) with the two profiles browsers use: AES_CM_128_HMAC_SHA1_80 and AEAD_AES_128_GCM (RFC 7714). */
package org.parley.media.engine.srtp;
