package io.leadline.feed.levels;

/** Sees the levels of one market as its chain of updates has them, before they are put into order. */
interface LevelWatch
{
    /** Nobody looks. */
    LevelWatch NONE = new LevelWatch()
    {
        @Override
        public void onBegin()
        {
            // Nothing is kept.
        }

        @Override
        public void onLevels(final LevelBatch batch)
        {
            // Nothing is kept.
        }
    };

    /** The levels begin anew. */
    void onBegin();

    /** Levels are now as a batch has them. */
    void onLevels(LevelBatch batch);
}
