package io.leadline.scoring.close;

/**
 * A file that was added to the logs of a close.
 *
 * @param file   its name, without a folder.
 * @param sha256 64 hex digits: SHA-256 of its bytes.
 */
public record Input(String file, String sha256)
{
    @Override
    public String toString()
    {
        return file + " sha256 " + sha256;
    }
}
